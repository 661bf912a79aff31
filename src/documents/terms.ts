// The terms of an agreement as the engine reads and checks them; papers print exactly those.
export * from '../engine/agreement/terms.ts'
