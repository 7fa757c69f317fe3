import {
  RiErrorWarningFill,
  RiAlertFill,
  RiInformationFill,
  RiCheckboxCircleFill,
} from '@remixicon/react';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import type { Finding, Severity } from '@apo/backstage-plugin-patterns-common';
import { describeError } from '../shared/describeError';
import { sortFindings } from './sortFindings';
import styles from './FindingsPanel.module.css';

/** Props of {@link FindingsPanel}. */
export type FindingsPanelProps = {
  findings: readonly Finding[];
  /** `checking` keeps showing the findings so far. */
  status: 'idle' | 'checking' | 'done' | 'failed';
  /** Why validation is not available; for `failed`. */
  error?: Error;
  onRetry?: () => void;
  /** Called with the line of the chosen finding, from 1. */
  onJump?: (line: number, column?: number) => void;
};

const icons = {
  error: RiErrorWarningFill,
  warning: RiAlertFill,
  info: RiInformationFill,
};
const nouns: Record<Severity, [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** Findings by weight, each with rule, place, reason and fix; a click leads to its line. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { findings, status, error, onRetry, onJump } = props;
  const sorted = sortFindings(findings);
  return (
    <section className={styles.panel} aria-label="Findings">
      <header className={styles.header}>
        <Text as="h4" variant="body-medium" weight="bold">
          Findings
        </Text>
        <Counts findings={findings} />
        <Text variant="body-small" color="secondary" role="status">
          {statusLine(status, findings.length)}
        </Text>
      </header>
      {status === 'failed' && (
        <Alert
          status="warning"
          icon
          title="Live validation is not available"
          description={`${
            error ? describeError(error) : 'The server did not answer.'
          } You can go on: the gate validates every submission.`}
          customActions={
            onRetry && (
              <Button size="small" variant="secondary" onPress={onRetry}>
                Try again
              </Button>
            )
          }
        />
      )}
      {status === 'checking' && sorted.length === 0 && <Placeholders />}
      {status === 'done' && sorted.length === 0 && (
        <div className={styles.clean}>
          <RiCheckboxCircleFill size={24} aria-hidden />
          <Text variant="body-small">
            Every rule that is checked live is kept.
          </Text>
        </div>
      )}
      <ul className={styles.list} aria-busy={status === 'checking'}>
        {sorted.map((finding, index) => (
          <FindingItem
            key={`${finding.tool}/${finding.ruleId}/${finding.line}/${index}`}
            finding={finding}
            onJump={onJump}
          />
        ))}
      </ul>
    </section>
  );
}

function Counts({ findings }: { findings: readonly Finding[] }) {
  return (
    <span className={styles.counts}>
      {(Object.keys(nouns) as Severity[]).map(severity => {
        const count = findings.filter(f => f.severity === severity).length;
        if (!count) return null;
        const Icon = icons[severity];
        return (
          <span
            key={severity}
            className={styles.count}
            data-severity={severity}
          >
            <Icon size={14} aria-hidden />
            {`${count} ${nouns[severity][count === 1 ? 0 : 1]}`}
          </span>
        );
      })}
    </span>
  );
}

function Placeholders() {
  return (
    <div className={styles.placeholders}>
      <Skeleton width="70%" height={16} />
      <Skeleton width="100%" height={16} />
      <Skeleton width="50%" height={16} />
    </div>
  );
}

function FindingItem(props: {
  finding: Finding;
  onJump: FindingsPanelProps['onJump'];
}) {
  const { finding, onJump } = props;
  const { severity, ruleId, resource, line, column, message, fix } = finding;
  const Icon = icons[severity];
  const heading = (
    <>
      <Icon size={16} aria-label={severity} className={styles.icon} />
      <span className={styles.rule}>{ruleId}</span>
      {resource && <span className={styles.resource}>{resource}</span>}
      {line !== undefined && <span className={styles.line}>Line {line}</span>}
    </>
  );
  return (
    <li className={styles.item} data-severity={severity}>
      {line !== undefined && onJump ? (
        <button
          type="button"
          className={styles.heading}
          onClick={() => onJump(line, column)}
        >
          {heading}
        </button>
      ) : (
        <div className={styles.heading}>{heading}</div>
      )}
      <p className={styles.why}>{message}</p>
      {fix && (
        <p className={styles.fix}>
          <strong>Fix:</strong> {fix}
        </p>
      )}
      {isWebAddress(finding.helpUrl) && (
        <a
          className={styles.help}
          href={finding.helpUrl}
          target="_blank"
          rel="noreferrer"
        >
          About {ruleId}
        </a>
      )}
    </li>
  );
}

function statusLine(status: FindingsPanelProps['status'], count: number) {
  if (status === 'checking') return 'Checking';
  if (status === 'failed') return 'Not checked';
  if (status === 'idle') return '';
  if (count === 0) return 'No findings';
  return count === 1 ? '1 finding' : `${count} findings`;
}

function isWebAddress(url: string | undefined): url is string {
  return /^https?:\/\//.test(url ?? '');
}
