// `haosan verify [<id>]`: checks the record and names the first broken row.
import { type Command, Option } from 'commander'
import { foldAll } from '../engine/fold/index.ts'
import type { Finding } from '../evidence/check.ts'
import type { Locale } from '../model/person.ts'
import { loadTexts } from '../packs/texts.ts'
import type { Store } from '../store/open-store.ts'
import type { Verification } from '../store/record/verify.ts'
import type { Note } from '../store/record/verify-anchors.ts'
import type { Translate } from '../texts/texts.ts'
import { checkPackage, packageReport } from './verify-package.ts'

type OpenProject = () => Promise<{ readonly store: Pick<Store, 'verify'>; close(): Promise<void> }>

interface Options {
  readonly json: boolean
  readonly lang: Locale
  readonly package?: string | undefined
}

export function verifyCommand(program: Command, openProject: OpenProject): void {
  program
    .command('verify')
    .description('check the record of one case or of all; exit 1 and the first broken row when it does not hold')
    .argument('[id]', 'case id')
    .option('--package <file>', 'check an archive package instead; needs neither database nor key')
    .option('--json', 'print the findings as JSON', false)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh-CN', 'en']).default('zh-CN'))
    .action(async (id: string | undefined, options: Options) => {
      if (options.package !== undefined) return verifyFile(options.package, options)
      const say = loadTexts().in(options.lang)
      const { store, close } = await openProject()
      try {
        const check = await store.verify(id, foldAll)
        const unknown = check.broken.every(finding => finding.what === 'no-such-case') && !check.ok
        process.exitCode = check.ok ? 0 : unknown ? 2 : 1
        if (options.json) process.stdout.write(`${JSON.stringify(check, null, 2)}\n`)
        else if (unknown) process.stderr.write(`${say('record.no-such-case', { case: id ?? '' })}\n`)
        else process.stdout.write(`${report(check, say).join('\n')}\n`)
        if (!options.json) for (const note of check.notes) process.stderr.write(`${sentence(note, say)}\n`)
      } finally {
        await close()
      }
    })
}

async function verifyFile(file: string, { json, lang }: Options): Promise<void> {
  const check = await checkPackage(file)
  if (check === undefined) {
    process.exitCode = 2
    process.stderr.write(`${loadTexts().t(lang, 'record.no-such-file', { file })}\n`)
    return
  }
  process.exitCode = check.ok ? 0 : 1
  const lines = json ? [JSON.stringify(check, null, 2)] : packageReport(check, lang)
  process.stdout.write(`${lines.join('\n')}\n`)
}

function report(check: Verification, say: Translate): readonly string[] {
  const { cases, events } = check
  if (check.ok) return [say('record.holds', { cases, events, anchored: check.anchored ? 'yes' : 'no' })]
  return check.broken
    .filter(finding => finding.what !== 'no-such-case')
    .map((finding, index) => {
      const what = flaw(finding, say)
      return say(index === 0 ? 'record.broken' : 'record.more-broken', { case: finding.caseId, seq: finding.seq, what })
    })
}

const flaw = ({ what, count = 0, file = '' }: Finding, say: Translate): string =>
  say(`record.flaw.${what}`, { count, file })

function sentence(note: Note, say: Translate): string {
  switch (note.what) {
    case 'older-copy':
      return say('record.note.older-copy', { cases: note.cases, rows: note.rows })
    case 'anchor-begun':
      return say('record.note.anchor-begun', { at: note.at })
    case 'no-anchor':
      return say('record.note.no-anchor')
    case 'anchor-damaged':
      return say('record.note.anchor-damaged', { lines: note.lines.join(', ') })
    case 'other-anchors':
      return say('record.note.other-anchors', { files: note.files.join(', ') })
  }
}
