import { useId, useState, type DragEvent } from 'react';
import { RiUploadCloud2Line } from '@remixicon/react';
import type { ContentFiles } from '../wizardFormData';
import { acceptedFiles, addUploads } from './addUploads';
import { formatBytes, MAX_CONTENT_BYTES } from './contentLimits';
import { UploadReport } from './UploadReport';
import styles from './UploadZone.module.css';

/** Takes files by drop or from the picker; says of each refused one why. */
export function UploadZone(props: {
  files: ContentFiles;
  isDisabled?: boolean;
  onChange: (files: ContentFiles) => void;
}) {
  const { files, isDisabled, onChange } = props;
  const inputId = useId();
  const [isOver, setIsOver] = useState(false);
  const [report, setReport] = useState<{
    refused: string[];
    notes: string[];
  }>();

  const take = async (uploads: File[]) => {
    if (isDisabled || uploads.length === 0) return;
    const result = await addUploads(files, uploads);
    setReport(result);
    if (result.files !== files) onChange(result.files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take([...event.dataTransfer.files]);
  };

  return (
    <div>
      <div
        className={styles.zone}
        data-over={isOver || undefined}
        data-testid="drop-zone"
        onDragOver={event => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <RiUploadCloud2Line size={28} aria-hidden />
        <span>
          Drop files here, or{' '}
          <label htmlFor={inputId} className={styles.choose}>
            choose files
          </label>
          <input
            id={inputId}
            className={styles.input}
            type="file"
            multiple
            accept={acceptedFiles}
            disabled={isDisabled}
            onChange={event => {
              const uploads = [...(event.target.files ?? [])];
              // So that the same file can be chosen again after a change.
              event.target.value = '';
              void take(uploads);
            }}
          />
        </span>
        <span className={styles.hint}>
          The template, README.md, USAGE.md, architecture.png; at most{' '}
          {formatBytes(MAX_CONTENT_BYTES)} in all
        </span>
      </div>
      {report && <UploadReport {...report} />}
    </div>
  );
}
