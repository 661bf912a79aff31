// Frames of Feishu's long connection: protobuf `pbbp2`, one frame per binary message. Its two 64-bit numbers are small here.
import protobuf from 'protobufjs'

const { root } = protobuf.parse(`
  syntax = "proto2";
  package pbbp2;
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint32 SeqID = 1;
    required uint32 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payloadEncoding = 6;
    optional string payloadType = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }
`)
const type = root.lookupType('pbbp2.Frame')

export interface Frame {
  readonly method: 'control' | 'data'
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

export function encode({
  method,
  headers,
  payload,
}: Omit<Frame, 'payload'> & { readonly payload: string | Uint8Array }): Uint8Array {
  return type
    .encode({
      SeqID: 1,
      LogID: 1,
      service: 7,
      method: method === 'control' ? 0 : 1,
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
      payload: Buffer.from(payload),
    })
    .finish()
}

interface Decoded {
  readonly method: number
  readonly headers?: readonly { readonly key: string; readonly value: string }[]
  readonly payload?: Uint8Array
}

export function decode(bytes: Uint8Array): Frame {
  const frame = type.toObject(type.decode(bytes)) as Decoded
  return {
    method: frame.method === 0 ? 'control' : 'data',
    headers: Object.fromEntries((frame.headers ?? []).map(({ key, value }) => [key, value])),
    payload: Buffer.from(frame.payload ?? []).toString('utf8'),
  }
}
