// The YAML that ships with the program. It is read at every start, and this reader takes a sixth of the time of the one that
// the settings use, which knows the line of every value.
import { CORE_SCHEMA, load } from 'js-yaml'

/** The data of a YAML 1.2 text; days stay text. Throws with line and column where it is no YAML. */
export const parseYaml = (text: string): unknown => load(text, { schema: CORE_SCHEMA })
