import { useId, useState, type DragEvent } from 'react';
import { RiUploadCloud2Line } from '@remixicon/react';
import type { PatternType } from '@apo/backstage-plugin-patterns-common';
import { formatBytes } from '../../components/shared/formatBytes';
import type { ContentFiles } from '../wizardFormData';
import { addPackageUploads } from './addPackageUploads';
import { acceptedFiles, addUploads } from './addUploads';
import { MAX_CONTENT_BYTES, MAX_CONTENT_FILES } from './contentLimits';
import { readChosen, readDrop, type Upload } from './readDrop';
import { UploadReport } from './UploadReport';
import styles from './UploadZone.module.css';

/** Takes files by drop or from the picker; says of each refused one why. */
export function UploadZone(props: {
  type: PatternType;
  files: ContentFiles;
  isDisabled?: boolean;
  onChange: (files: ContentFiles) => void;
}) {
  const { type, files, isDisabled, onChange } = props;
  const isPackage = type === 'CDK';
  const [isOver, setIsOver] = useState(false);
  const [isReading, setIsReading] = useState(false);
  const [report, setReport] = useState<{
    refused: string[];
    notes: string[];
  }>();

  const take = async (reading: Promise<Upload[]>) => {
    if (isDisabled) return;
    setIsReading(true);
    try {
      const uploads = await reading;
      if (uploads.length === 0) return;
      const result = await (isPackage
        ? addPackageUploads(files, uploads)
        : addUploads(
            files,
            uploads.map(({ file }) => file),
          ));
      setReport(result);
      if (result.files !== files) onChange(result.files);
    } catch (error) {
      const reason = `It could not be read: ${(error as Error).message}`;
      setReport({ refused: [reason], notes: [] });
    } finally {
      setIsReading(false);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(
      isPackage
        ? readDrop(event.dataTransfer)
        : Promise.resolve(readChosen([...event.dataTransfer.files])),
    );
  };
  const choose = (chosen: File[]) =>
    void take(Promise.resolve(readChosen(chosen)));

  return (
    <div>
      <div
        className={styles.zone}
        data-over={isOver || undefined}
        data-testid="drop-zone"
        aria-busy={isReading}
        onDragOver={event => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <RiUploadCloud2Line size={28} aria-hidden />
        {isPackage ? (
          <span>
            Drop a folder, an archive or files here,{' '}
            <FileInput
              label="choose a folder"
              folder
              isDisabled={isDisabled}
              onChoose={choose}
            />{' '}
            or{' '}
            <FileInput
              label="choose files"
              isDisabled={isDisabled}
              onChoose={choose}
            />
          </span>
        ) : (
          <span>
            Drop files here, or{' '}
            <FileInput
              label="choose files"
              accept={acceptedFiles}
              isDisabled={isDisabled}
              onChoose={choose}
            />
          </span>
        )}
        <span className={styles.hint}>
          {isPackage
            ? `The package with its package-lock.json, as a folder, .zip, .tgz or .tar; at most ${MAX_CONTENT_FILES.CDK} files and`
            : 'The template, README.md, USAGE.md, architecture.png; at most'}{' '}
          {formatBytes(MAX_CONTENT_BYTES)} in all
          {isPackage && '. node_modules, cdk.out and .git are left out'}
        </span>
        {isReading && <span role="status">Reading the files</span>}
      </div>
      {report && <UploadReport {...report} />}
    </div>
  );
}

function FileInput(props: {
  label: string;
  accept?: string;
  folder?: boolean;
  isDisabled?: boolean;
  onChoose: (files: File[]) => void;
}) {
  const { label, accept, folder, isDisabled, onChoose } = props;
  const inputId = useId();
  return (
    <>
      <label htmlFor={inputId} className={styles.choose}>
        {label}
      </label>
      <input
        id={inputId}
        className={styles.input}
        type="file"
        multiple
        accept={accept}
        // All browsers know it; the types of React do not.
        {...(folder && { webkitdirectory: '' })}
        disabled={isDisabled}
        onChange={event => {
          const chosen = [...(event.target.files ?? [])];
          // So that the same file can be chosen again after a change.
          event.target.value = '';
          onChoose(chosen);
        }}
      />
    </>
  );
}
