import { InputError } from '@backstage/errors';
import { isMap, isScalar, stringify, type Pair, type YAMLMap } from 'yaml';
import type { ReadTemplate } from './readTemplate';

/** Text to put in at a place of another. */
export type Insertion = { at: number; text: string };

type Entries = Record<string, object>;

/**
 * Where and how a section of a template gets more entries, in the style of the
 * template. They come first in it, or in a section of their own.
 *
 * @throws InputError when the section is no map.
 */
export function insertEntries(
  template: ReadTemplate,
  section: string,
  entries: Entries,
): Insertion {
  const { text, root } = template;
  const pair = root.items.find(({ key }) => String(key) === section);
  if (!pair) {
    return root.flow
      ? flowSection(template, section, entries)
      : blockSection(template, section, entries);
  }
  const { value } = pair;
  if (isMap(value)) {
    return value.flow
      ? flowEntries(text, value, entries)
      : blockEntries(
          text,
          pair,
          indentAt(text, startOf(value.items[0])),
          entries,
        );
  }
  if (isScalar(value) && value.source === '' && !root.flow) {
    const indent = `${indentAt(text, startOf(pair))}  `;
    return blockEntries(text, pair, indent, entries);
  }
  throw new InputError(
    `The attributes cannot be put into the template, as its ${section} are not a map: submit a corrected version`,
  );
}

function blockEntries(
  text: string,
  section: Pair,
  indent: string,
  entries: Entries,
): Insertion {
  const eol = eolOf(text);
  // After the section's own line, so that comments stay with what follows them.
  const end = text.indexOf('\n', startOf(section));
  const lines = blockLines(entries, indent, eol);
  return end < 0
    ? { at: text.length, text: `${eol}${lines}` }
    : { at: end + 1, text: lines };
}

function blockSection(
  { text, root }: ReadTemplate,
  section: string,
  entries: Entries,
): Insertion {
  const eol = eolOf(text);
  const end = /(?<=^|\n)\.\.\.[ \t]*(#[^\n]*)?\s*$/.exec(text);
  const at = end?.index ?? text.length;
  const indent = indentAt(text, startOf(root.items[0]));
  const lines = blockLines({ [section]: entries }, indent, eol);
  return { at, text: text[at - 1] === '\n' ? lines : `${eol}${lines}` };
}

function blockLines(entries: object, indent: string, eol: string): string {
  const yaml = stringify(entries, {
    lineWidth: 0,
    defaultKeyType: 'PLAIN',
    defaultStringType: 'QUOTE_DOUBLE',
  });
  return yaml.replace(/^(?=.)/gm, indent).replaceAll('\n', eol);
}

function flowEntries(text: string, map: YAMLMap, entries: Entries): Insertion {
  const open = map.range![0];
  const [first] = map.items;
  const parent = indentAt(text, open);
  const between = first ? text.slice(open, startOf(first)) : '';
  const comma = first ? ',' : '';
  const at = open + 1;
  if (!between.includes('\n')) {
    return { at, text: flowLines(entries, undefined, text) + comma };
  }
  const indent = indentAt(text, startOf(first));
  const lines = flowLines(entries, { indent, parent }, text);
  return { at, text: `${eolOf(text)}${indent}${lines}${comma}` };
}

function flowSection(
  { text, root }: ReadTemplate,
  section: string,
  entries: Entries,
): Insertion {
  const [first] = root.items;
  const next = root.items.find(({ key }) => String(key) === 'Resources');
  const at = startOf(next ?? first);
  const lines = text.slice(root.range![0], startOf(first)).includes('\n')
    ? { indent: indentAt(text, startOf(first)), parent: '' }
    : undefined;
  const json = flowLines({ [section]: entries }, lines, text);
  const gap = lines ? `${eolOf(text)}${lines.indent}` : '';
  return { at, text: `${json},${gap}` };
}

/** Entries of a JSON object, in one line or as they are indented there. */
function flowLines(
  entries: Record<string, object>,
  lines: { indent: string; parent: string } | undefined,
  text: string,
): string {
  if (!lines) return JSON.stringify(entries).slice(1, -1);
  const { indent, parent } = lines;
  const unit = indent.slice(parent.length) || '  ';
  const eol = eolOf(text);
  return Object.entries(entries)
    .map(([name, entry]) => {
      const json = JSON.stringify(entry, null, unit);
      return `${JSON.stringify(name)}: ${json.replaceAll('\n', eol + indent)}`;
    })
    .join(`,${eol}${indent}`);
}

function eolOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** The blanks that a place's line begins with. */
function indentAt(text: string, place: number): string {
  const start = text.lastIndexOf('\n', place - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}

function startOf({ key }: Pair): number {
  return isScalar(key) ? key.range![0] : 0;
}
