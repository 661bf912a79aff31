// What travels in a button of a Feishu card, and what the platform brings back when it is pressed.
import { z } from 'zod'

/** Short names: a settlement has twenty buttons, and all of them count against 30 KB. */
const card = z.string().min(1).max(200)

export const pressed = z.discriminatedUnion('do', [
  /** Presses the option behind the token. `k` is the card it stands on. */
  z.object({ do: z.literal('press'), k: card, t: z.string().min(1).max(2000) }),
  /** Turns the card into the form of one of its buttons; `l` is the money line it stands at, `h` what was seen. */
  z.object({ do: z.literal('form'), k: card, b: z.string(), l: z.string().optional(), h: z.string() }),
  /** Sends the form. */
  z.object({ do: z.literal('send'), k: card, b: z.string(), l: z.string().optional(), t: z.string().min(1).max(2000) }),
  /** Shows the form again with the files that arrived since. */
  z.object({ do: z.literal('again'), k: card, b: z.string(), l: z.string().optional() }),
  /** Leaves the form; nothing is sent. */
  z.object({ do: z.literal('back'), k: card }),
  /** Asks for a file of the card. */
  z.object({ do: z.literal('file'), k: card, f: z.string().min(1).max(200) }),
  /** Leaves a talk room; `k` is the room. */
  z.object({ do: z.literal('leave'), k: card }),
])

export type Pressed = z.infer<typeof pressed>

/** As a button carries it: an object of texts, nothing undefined in it. */
export const carried = (value: Pressed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])),
  )
