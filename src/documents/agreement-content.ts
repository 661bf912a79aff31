// What an agreement says, as the engine decides and hashes it; papers print exactly that.
export * from '../engine/agreement/content.ts'
