// The words people type to the bot, in both languages. Anything else is answered with one calm sentence.

export type Command = 'start' | 'estimate' | 'home' | 'rehearsal' | 'scripts' | 'seek-help' | 'decline' | 'help'

const words: Readonly<Record<Command, readonly string[]>> = {
  start: ['发起沟通', '发起', 'start', 'start a talk', 'new case'],
  estimate: ['试算', 'estimate'],
  home: ['我的事项', '事项', 'my cases', 'cases', 'home'],
  rehearsal: ['演练', '练习', 'rehearse', 'rehearsal', 'practice'],
  scripts: ['话术', '话术库', '怎么说', 'scripts', 'script', 'what to say'],
  'seek-help': [
    '求助',
    '我要求助',
    '我需要帮助',
    '我感到压力',
    '我感到有压力',
    '举报',
    '我要举报',
    '带人一起',
    '我想带人一起',
    'help me',
    'seek help',
    'get help',
    'i need help',
    'i feel pressured',
  ],
  decline: [
    '不接受',
    '我不接受',
    '我不接受协商',
    '不同意',
    '我不同意',
    '我拒绝',
    '我不签',
    'decline',
    'i decline',
    'i do not accept',
    'i do not agree',
  ],
  help: ['帮助', '?', 'help'],
}

const commandOf = new Map(
  (Object.keys(words) as Command[]).flatMap(command => words[command].map(word => [word, command] as const)),
)

/** Reads a typed line as a command: width, case, spaces, a leading slash and final punctuation do not matter. */
export function readCommand(text: string): Command | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^\//, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=.)[\s.。,,!?~]+$/u, '')
  return commandOf.get(plain)
}
