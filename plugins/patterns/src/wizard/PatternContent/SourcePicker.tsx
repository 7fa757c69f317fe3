import { Radio, RadioGroup } from '@backstage/ui';
import type { VersionRef } from '@apo/backstage-plugin-patterns-common';
import type { ContentSource } from '../wizardFormData';
import styles from './SourcePicker.module.css';

const sources: [ContentSource, string, string][] = [
  ['starter', 'Starter', 'A skeleton that passes the gate'],
  ['paste', 'Paste', 'Write or paste it here'],
  ['upload', 'Upload', 'Files from this computer'],
  ['repository', 'Repository', 'A folder of a Git repository'],
];

/** Asks where the template comes from. */
export function SourcePicker(props: {
  source: ContentSource;
  from?: VersionRef;
  isDisabled?: boolean;
  onChange: (source: ContentSource) => void;
}) {
  const { source, from, onChange, isDisabled } = props;
  const offered: typeof sources = from
    ? [
        [
          'version',
          'Earlier version',
          `${from.patternName} ${from.version}, to change and submit`,
        ],
        ...sources,
      ]
    : sources;
  return (
    <RadioGroup
      label="Where does the template come from?"
      orientation="horizontal"
      className={styles.group}
      value={source}
      isDisabled={isDisabled}
      onChange={chosen => onChange(chosen as ContentSource)}
    >
      {offered.map(([value, title, hint]) => (
        <Radio key={value} value={value} className={styles.option}>
          <span className={styles.text}>
            <span className={styles.title}>{title}</span>
            <span className={styles.hint}>{hint}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
