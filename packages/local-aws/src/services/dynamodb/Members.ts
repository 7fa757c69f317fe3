/**
 * A JSON object of DynamoDB's protocol: an input, an output or a part of one.
 * It has no narrower type, because dynalite checks what is in it at run time.
 */
export type Members = Record<string, any>;

/** An attribute value as it goes over the wire, e.g. `{ S: 'text' }`. */
export type WireValue = Record<string, unknown>;

/** An item or a key as it goes over the wire. */
export type WireItem = Record<string, WireValue>;
