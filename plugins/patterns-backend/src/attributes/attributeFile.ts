import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { InputError } from '@backstage/errors';
import type {
  AttributeFormat,
  NewAttribute,
} from '@apo/backstage-plugin-patterns-common';
import type { AttributeRecord } from '@apo/backstage-plugin-patterns-node';

/** Most attributes of one file. */
export const MAX_ROWS = 5000;

const columns = ['key', 'value', 'description', 'metadata'] as const;

const attributeSchema = z.strictObject({
  key: z.string(),
  value: z.string(),
  description: z.string().default(''),
  metadata: z.record(z.string(), z.string()).default({}),
});

/** Attributes as a file; the metadata of CSV is JSON in a cell. */
export async function formatAttributes(
  format: AttributeFormat,
  attributes: AsyncIterable<AttributeRecord>,
): Promise<string> {
  const rows: Required<NewAttribute>[] = [];
  for await (const { key, value, description, metadata } of attributes) {
    rows.push({ key, value, description, metadata });
  }
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  // Spreadsheets would run what begins as a formula; a quote in front stops that.
  const csv = stringify({
    header: true,
    columns: [...columns],
    escape_formulas: true,
    cast: { object: value => JSON.stringify(value) },
  });
  return readAll(Readable.from(rows).pipe(csv));
}

/**
 * The attributes of a file, in its order.
 *
 * @throws InputError that names the row, when it is no such file.
 */
export async function parseAttributes(
  format: AttributeFormat,
  content: string,
): Promise<Required<NewAttribute>[]> {
  const rows = format === 'json' ? parseJson(content) : await parseCsv(content);
  if (rows.length > MAX_ROWS) {
    throw new InputError(
      `The file has ${rows.length} attributes, and ${MAX_ROWS} are taken at once: split it`,
    );
  }
  return rows.map((row, index) => {
    const { data, error } = attributeSchema.safeParse(row);
    if (data) return data;
    const [{ path, message }] = error.issues;
    throw new InputError(
      `Row ${index + 1} of the file is no attribute: ${[...path, message].join(
        ' ',
      )}; a row has ${columns.join(', ')}`,
    );
  });
}

function parseJson(content: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error) {
    throw new InputError(`The file is not JSON: ${(error as Error).message}`);
  }
  if (Array.isArray(parsed)) return parsed;
  throw new InputError(
    'The file is no list of attributes: put them between [ and ]',
  );
}

async function parseCsv(content: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  try {
    await pipeline(
      Readable.from([content]),
      parse({ bom: true, columns: true, trim: true, skip_empty_lines: true }),
      async parsed => {
        for await (const row of parsed) rows.push(toRow(row, rows.length + 1));
      },
    );
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`The file is not CSV: ${(error as Error).message}`);
  }
  return rows;
}

function toRow(cells: Record<string, string>, row: number): unknown {
  const { metadata, ...texts } = Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [
      column,
      cell.replace(/^'(?=[=+\-@\t\r])/, ''),
    ]),
  );
  if (!metadata) return texts;
  try {
    return { ...texts, metadata: JSON.parse(metadata) };
  } catch {
    throw new InputError(
      `The metadata of row ${row} is not JSON: write it as {"key":"value"}`,
    );
  }
}

async function readAll(stream: AsyncIterable<Buffer | string>) {
  let text = '';
  for await (const chunk of stream) text += chunk.toString();
  return text;
}
