import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { RiUploadCloud2Line } from '@remixicon/react';
import styles from './DropZone.module.css';

/** Takes what is dropped on it. */
export function DropZone(props: {
  hint: ReactNode;
  testId: string;
  isReading?: boolean;
  /** What is dropped can be read only while this runs. */
  onDrop: (dropped: DataTransfer) => void;
  children: ReactNode;
}) {
  const { hint, testId, isReading = false, onDrop, children } = props;
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onDrop(event.dataTransfer);
  };
  return (
    <div
      className={styles.zone}
      data-over={isOver || undefined}
      data-testid={testId}
      aria-busy={isReading}
      onDragOver={event => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <RiUploadCloud2Line size={28} aria-hidden />
      <span>{children}</span>
      <span className={styles.hint}>{hint}</span>
      {isReading && <span role="status">Reading the files</span>}
    </div>
  );
}

/** Words that open the file picker. */
export function FileInput(props: {
  label: string;
  accept?: string;
  multiple?: boolean;
  folder?: boolean;
  isDisabled?: boolean;
  onChoose: (files: File[]) => void;
}) {
  const { label, accept, multiple, folder, isDisabled, onChoose } = props;
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
        multiple={multiple}
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
