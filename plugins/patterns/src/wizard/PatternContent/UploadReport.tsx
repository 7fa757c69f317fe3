import { Alert } from '@backstage/ui';
import styles from './UploadReport.module.css';

/** What became of the files that were just uploaded. */
export function UploadReport(props: { refused: string[]; notes: string[] }) {
  const { refused, notes } = props;
  return (
    <div className={styles.report} aria-live="polite">
      {refused.length > 0 && (
        <Alert
          status="danger"
          icon
          title={
            refused.length === 1
              ? 'A file was not taken'
              : `${refused.length} files were not taken`
          }
          description={<Sentences of={refused} />}
        />
      )}
      {notes.length > 0 && (
        <Alert status="info" icon description={<Sentences of={notes} />} />
      )}
    </div>
  );
}

function Sentences({ of }: { of: string[] }) {
  return (
    <ul className={styles.sentences}>
      {of.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
