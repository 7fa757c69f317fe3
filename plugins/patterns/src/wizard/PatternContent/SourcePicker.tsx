import { Radio, RadioGroup } from '@backstage/ui';
import type {
  PatternType,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import type { ContentSource } from '../wizardFormData';
import styles from './SourcePicker.module.css';

type Offer = [source: ContentSource, title: string, hint: string];

const sources: Record<PatternType, Offer[]> = {
  CFN: [
    ['starter', 'Starter', 'A skeleton that passes the gate'],
    ['paste', 'Paste', 'Write or paste it here'],
    ['upload', 'Upload', 'Files from this computer'],
    ['repository', 'Repository', 'A folder of a Git repository'],
  ],
  CDK: [
    ['starter', 'Starter', 'A library that passes the gate'],
    ['upload', 'Upload', 'A folder, an archive or files'],
    ['repository', 'Repository', 'A folder of a Git repository'],
  ],
};

/** Asks where the template or the package comes from. */
export function SourcePicker(props: {
  type: PatternType;
  source: ContentSource;
  from?: VersionRef;
  isDisabled?: boolean;
  onChange: (source: ContentSource) => void;
}) {
  const { type, source, from, onChange, isDisabled } = props;
  const offered: Offer[] = from
    ? [
        [
          'version',
          'Earlier version',
          `${from.patternName} ${from.version}, to change and submit`,
        ],
        ...sources[type],
      ]
    : sources[type];
  return (
    <RadioGroup
      label={
        type === 'CDK'
          ? 'Where does the package come from?'
          : 'Where does the template come from?'
      }
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
