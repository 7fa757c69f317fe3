import { useState } from 'react';
import { TextAreaField } from '@backstage/ui';
import { FieldMessage } from '../shared/FieldMessage';
import type { FieldVerdict } from '../shared/FieldVerdict';
import { DropZone, FileInput } from '../shared/DropZone';
import { fileSource, pastedSource, type ImportSource } from './importSource';

/** Takes attributes by drop, from a file, or pasted. */
export function ImportSourceFields(props: {
  source?: ImportSource;
  onChange: (source: ImportSource | undefined) => void;
}) {
  const { source, onChange } = props;
  const [refusal, setRefusal] = useState<string>();

  const take = async ([file]: File[]) => {
    if (!file) return;
    try {
      onChange(await fileSource(file));
      setRefusal(undefined);
    } catch (error) {
      setRefusal((error as Error).message);
    }
  };
  return (
    <>
      <DropZone
        testId="import-zone"
        hint=".csv or .json, as they are exported. Nothing is deleted: what is not in the file stays as it is"
        onDrop={dropped => void take([...dropped.files])}
      >
        Drop a file here, or{' '}
        <FileInput
          label="choose a file"
          accept=".csv,.json"
          onChoose={files => void take(files)}
        />
      </DropZone>
      <FieldMessage verdict={judge(source, refusal)} />
      <TextAreaField
        label="Or paste it"
        placeholder="key,value,description"
        rows={3}
        value={source && !source.name ? source.content : ''}
        onChange={text => {
          setRefusal(undefined);
          onChange(text.trim() ? pastedSource(text) : undefined);
        }}
      />
    </>
  );
}

function judge(
  source: ImportSource | undefined,
  refusal: string | undefined,
): FieldVerdict | undefined {
  if (refusal) return { tone: 'error', text: refusal };
  return source?.name ? { tone: 'info', text: source.name } : undefined;
}
