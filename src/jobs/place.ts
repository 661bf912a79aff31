// Where the queue lives: in Redis when there is one, else beside the data in PostgreSQL.

export type QueuePlace =
  | { readonly kind: 'postgres'; readonly url: string; readonly schema?: string | undefined }
  | { readonly kind: 'redis'; readonly url: string; readonly prefix?: string | undefined }

export const queuePlace = (from: {
  readonly redisUrl: string | undefined
  readonly databaseUrl: string
  readonly queueSchema?: string | undefined
}): QueuePlace =>
  from.redisUrl === undefined
    ? { kind: 'postgres', url: from.databaseUrl, schema: from.queueSchema }
    : { kind: 'redis', url: from.redisUrl }
