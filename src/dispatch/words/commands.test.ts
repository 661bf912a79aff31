// Typed commands: forgiving about form, strict about meaning.
import { describe, expect, test } from 'vitest'
import { readCommand } from './commands.ts'

describe('a command is recognised', () => {
  test.each([
    ['发起沟通', 'start'],
    [' 发起沟通。', 'start'],
    ['START', 'start'],
    ['/start', 'start'],
    ['start a  talk', 'start'],
    ['我的事项', 'home'],
    ['话术', 'scripts'],
    ['Scripts', 'scripts'],
    ['My cases?', 'home'],
    ['求助', 'seek-help'],
    ['我需要帮助。', 'seek-help'],
    ['我感到压力', 'seek-help'],
    ['Help me!', 'seek-help'],
    ['I feel pressured.', 'seek-help'],
    ['Seek help', 'seek-help'],
    ['我不接受', 'decline'],
    ['我不签。', 'decline'],
    ['I do not accept.', 'decline'],
    ['帮助', 'help'],
    ['help', 'help'],
    ['?', 'help'],
  ])('%j is %s', (text, command) => {
    expect(readCommand(text)).toBe(command)
  })
})

describe('everything else is not', () => {
  test.each([
    '',
    '   ',
    '我要辞退他',
    '他不接受怎么办',
    'starting',
    'please start',
    '发起沟通给林晓',
    '__proto__',
    'constructor',
  ])('%j', text => {
    expect(readCommand(text)).toBeUndefined()
  })
})
