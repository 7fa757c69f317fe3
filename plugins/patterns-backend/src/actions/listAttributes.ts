import {
  isSameWord,
  type AttributeKey,
} from '@apo/backstage-plugin-patterns-common';
import { InputError } from '@backstage/errors';
import type { AttributeService } from '../attributes/AttributeService';
import type { AgentCalls } from './AgentCalls';
import { agentAction } from './agentAction';
import { capList } from './caps';
import { leftSchema, typeSchema } from './schemas';

/** Most keys in one page. */
const MAX_KEYS = 50;
/** Most values of one key; those of a named key are not cut here. */
const MAX_VALUES = 50;
const ALL_VALUES = 1_000;

/** Action `patterns:list-attributes`: what patterns can be found and marked by. */
export function createListAttributesAction(options: {
  calls: AgentCalls;
  attributes: AttributeService;
}) {
  const { calls, attributes } = options;
  return agentAction({
    name: 'list-attributes',
    title: 'List attributes of patterns',
    description: `Lists the keys and values that patterns can carry, with the rule of each key: which types must carry it, whether several values are taken, and which values. Use it to filter search-patterns, and before submit-version. A page has at most ${MAX_KEYS} keys, each with its first ${MAX_VALUES} values; name a key to see more of them.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          key: z
            .string()
            .max(120)
            .optional()
            .describe('Only this key, in any case'),
          cursor: z
            .string()
            .max(120)
            .optional()
            .describe('nextCursor of the page before'),
        }),
      output: z =>
        z.object({
          keys: z.array(
            z.object({
              key: z.string().describe('The key'),
              values: z.array(z.string()).describe('Its values, sorted'),
              valuesLeft: leftSchema(z, 'Values'),
              rule: z.object({
                requiredFor: z
                  .array(typeSchema(z))
                  .describe('Types of patterns that must carry it'),
                several: z
                  .boolean()
                  .describe('Whether a pattern may have several values'),
                allowedValues: z
                  .array(z.string())
                  .optional()
                  .describe('The values that are taken; all without it'),
              }),
            }),
          ),
          nextCursor: z
            .string()
            .optional()
            .describe('Cursor of the next page; absent after the last one'),
        }),
    },
    examples: [
      { title: 'List all keys', input: {} },
      { title: 'List the values of a key', input: { key: 'Data' } },
    ],
    action: ({ input, credentials }) =>
      calls.run(
        {
          eventId: 'agent-list-attributes',
          meta: { key: input.key },
          counts: 'reads by agents',
          credentials,
        },
        async person => pageOf(await attributes.listKeys(person), input),
      ),
  });
}

function pageOf(
  keys: readonly AttributeKey[],
  { key, cursor }: { key?: string; cursor?: string },
) {
  const named = key ? keys.filter(k => isSameWord(k.key, key)) : keys;
  const start = cursor ? keys.findIndex(k => k.key === cursor) + 1 : 0;
  if (cursor && !start) {
    throw new InputError(
      'cursor is not one of a page: use nextCursor of the page before, or leave it out',
    );
  }
  const rest = named.slice(start).map(k => show(k, key !== undefined));
  const { items, left } = capList(rest, { items: MAX_KEYS });
  return { keys: items, nextCursor: left ? items.at(-1)?.key : undefined };
}

function show({ key, values, rule }: AttributeKey, isNamed: boolean) {
  const limits = {
    items: isNamed ? ALL_VALUES : MAX_VALUES,
    // Less than a page, so that a key with many values fits into one.
    characters: 7_000,
  };
  const { items, left } = capList(values, limits);
  const { requiredFor, several, allowedValues } = rule;
  return {
    key,
    values: items,
    valuesLeft: left,
    rule: {
      requiredFor,
      several,
      allowedValues: allowedValues && capList(allowedValues, limits).items,
    },
  };
}
