import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import type { SerdeFunctions } from '@smithy/types';

/** What the SDK's codecs need of their surroundings; requests are already in memory. */
export const serdeFunctions: SerdeFunctions = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  streamCollector: async (stream: AsyncIterable<Uint8Array>) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
};
