import type {
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { findArchitecture, findFile } from '../shared/bundleFiles';
import { Digest } from '../shared/Digest';
import { describeFindings } from '../shared/FindingsLine';
import { ToneLabel } from '../shared/ToneLabel';
import { count } from '../shared/words';
import styles from './VersionPage.module.css';

/** What is bound to the digest that is reviewed, and what is missing. */
export function ReviewChecklist(props: {
  version: PatternVersion;
  report?: Report;
}) {
  const { version, report } = props;
  const { files, findings } = version;
  const passed = report?.passed && report.digest === version.digest;
  const documents = ['README.md', 'USAGE.md'];
  const built = version.package;
  return (
    <ul className={styles.checklist} aria-label="What belongs to this bundle">
      <li>
        <ToneLabel
          tone="neutral"
          label={`${count(files.length, 'file')}, digest`}
        />
        <Digest digest={version.digest} />
      </li>
      {version.type === 'CDK' && (
        <li>
          <ToneLabel
            tone={built ? 'positive' : 'warning'}
            label={
              built
                ? `Built, tested and packed as ${built.name}`
                : 'There is no package yet'
            }
          />
        </li>
      )}
      <li>
        <ToneLabel
          tone={passed ? 'positive' : 'warning'}
          label={
            passed
              ? `The gate passed this digest${
                  findings ? `: ${describeFindings(findings)}` : ''
                }`
              : 'No report of this digest is at hand yet'
          }
        />
      </li>
      {documents.map(name => (
        <li key={name}>
          <Presence name={name} present={Boolean(findFile(files, name))} />
        </li>
      ))}
      <li>
        <Presence
          name="Architecture picture"
          present={Boolean(findArchitecture(files))}
        />
      </li>
    </ul>
  );
}

function Presence(props: { name: string; present: boolean }) {
  const { name, present } = props;
  return (
    <ToneLabel
      tone={present ? 'positive' : 'warning'}
      label={present ? name : `${name} is missing`}
    />
  );
}
