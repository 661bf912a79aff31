// Standard output, waited for: a slow reader slows the command down instead of filling its memory.
export const write = (text: string): Promise<void> =>
  new Promise((done, failed) => {
    process.stdout.write(text, error => (error ? failed(error) : done()))
  })
