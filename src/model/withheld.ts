// How much of an event is kept from whoever reads a package: what was said, or already what happened.

export type Withheld = 'content' | 'everything'
