import {
  checkAttributeContent,
  checkAttributeWord,
  checkMetadataKey,
  checkMetadataValue,
  isSameWord,
  type AttributeContent,
  type AttributeKey,
  type FieldProblem,
} from '@apo/backstage-plugin-patterns-common';

/** One key and value of the metadata, as it is typed. */
export type MetadataRow = { id: number; key: string; value: string };

/** What one fills in for an attribute. */
export type AttributeForm = {
  key: string;
  value: string;
  description: string;
  rows: MetadataRow[];
};

/** What is wrong with a form, by field; of the metadata by row too. */
export type AttributeProblems = {
  key?: FieldProblem;
  value?: FieldProblem;
  description?: FieldProblem;
  metadata?: FieldProblem;
  rows: Record<number, { key?: FieldProblem; value?: FieldProblem }>;
};

/** The fields of the form, as the server names them. */
export const attributeFields = ['key', 'value', 'description', 'metadata'];

/** The form of an attribute; an empty one for a new attribute. */
export function formOf(
  attribute: Partial<AttributeContent & { key: string; value: string }> = {},
): AttributeForm {
  const { key = '', value = '', description = '', metadata = {} } = attribute;
  const rows = Object.entries(metadata).map(([name, text], id) => ({
    id,
    key: name,
    value: text,
  }));
  return { key, value, description, rows };
}

/** Description and metadata of a form. */
export function contentOf({
  description,
  rows,
}: AttributeForm): AttributeContent {
  const entries = rows.map(({ key, value }) => [key, value]);
  return { description, metadata: Object.fromEntries(entries) };
}

/** The existing key that a typed one is, in whatever spelling. */
export function existingKey(
  typed: string,
  keys: readonly AttributeKey[],
): AttributeKey | undefined {
  return keys.find(({ key }) => isSameWord(key, typed));
}

/** Every rule that a form breaks, with what the server said of it. */
export function checkAttributeForm(
  form: AttributeForm,
  options: {
    /** Every key, to see whether a new attribute exists; none for a change. */
    keys?: readonly AttributeKey[];
    said: readonly FieldProblem[];
  },
): AttributeProblems {
  const { keys, said } = options;
  const { rows } = form;
  const content = checkAttributeContent(contentOf(form));
  const found = (field: string) =>
    [...content, ...said].find(p => p.field === field);
  return {
    key: (keys && checkAttributeWord('key', form.key)) ?? found('key'),
    value:
      (keys &&
        (checkAttributeWord('value', form.value) ?? checkNew(form, keys))) ??
      found('value'),
    description: found('description'),
    metadata: found('metadata'),
    rows: Object.fromEntries(
      rows.map(row => [
        row.id,
        {
          key: checkMetadataKey(row.key) ?? checkUsedOnce(row, rows),
          value:
            checkMetadataValue(row.key, row.value) ??
            said.find(p => p.field === `metadata.${row.key}`),
        },
      ]),
    ),
  };
}

/** Whether nothing is wrong. */
export function isSound({ rows, ...fields }: AttributeProblems): boolean {
  return [fields, ...Object.values(rows)]
    .flatMap(Object.values<FieldProblem | undefined>)
    .every(problem => problem === undefined);
}

function checkNew(
  { key, value }: AttributeForm,
  keys: readonly AttributeKey[],
): FieldProblem | undefined {
  const existing = existingKey(key, keys);
  const same = existing?.values.find(other => isSameWord(other, value));
  if (!existing || !same) return undefined;
  return {
    field: 'value',
    rule: `exists: ${existing.key} has ${same}`,
    fix: 'choose another, or edit that one',
  };
}

function checkUsedOnce(
  { id, key }: MetadataRow,
  rows: readonly MetadataRow[],
): FieldProblem | undefined {
  const isUsed = rows.some(row => row.key === key && row.id < id);
  if (!isUsed) return undefined;
  return {
    field: `metadata.${key}`,
    rule: 'is used twice',
    fix: 'use another key, or remove the row',
  };
}
