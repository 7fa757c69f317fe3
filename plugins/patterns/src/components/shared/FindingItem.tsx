import { Link, Text } from '@backstage/ui';
import type { Finding } from '@apo/backstage-plugin-patterns-common';
import { useBundleText, type BundleRef } from '../../hooks/useBundleFile';
import { CodeExcerpt } from './CodeExcerpt';
import { FindingOutput } from './FindingOutput';
import { safeLink } from './markdown';
import { ToneLabel } from './ToneLabel';
import { severityWords } from './words';
import styles from './FindingList.module.css';

/** One finding: what, where, why, and what to change. */
export function FindingItem(props: { bundle: BundleRef; finding: Finding }) {
  const { bundle, finding } = props;
  const { severity, ruleId, message, fix, template, line, endLine, output } =
    finding;
  const { value: text } = useBundleText(bundle, line ? template : undefined);
  const { tone, label } = severityWords[severity];
  const help = finding.helpUrl && safeLink(finding.helpUrl);
  return (
    <article className={styles.item} data-tone={tone}>
      <header className={styles.head}>
        <ToneLabel tone={tone} label={label} />
        <Text as="h4" variant="body-medium" weight="bold">
          {ruleId}
        </Text>
        <Text variant="body-small" color="secondary" className={styles.text}>
          {placeOf(finding)}
        </Text>
      </header>
      <div className={styles.words}>
        <Text as="p" variant="body-medium" className={styles.text}>
          {message}
        </Text>
        {fix && (
          <Text as="p" variant="body-medium" className={styles.text}>
            <strong>To fix: </strong>
            {fix}
          </Text>
        )}
        <Text as="p" variant="body-small" color="secondary">
          Found by {finding.tool}
          {help && (
            <>
              {' · '}
              <Link href={help} target="_blank" rel="noopener noreferrer">
                About {ruleId}
              </Link>
            </>
          )}
        </Text>
      </div>
      {output && <FindingOutput text={output} />}
      {line && text !== undefined && (
        <CodeExcerpt
          path={template}
          text={text}
          line={line}
          endLine={endLine}
        />
      )}
    </article>
  );
}

function placeOf({ resource, resourceType, path, template, line }: Finding) {
  const what = [resource, resourceType && `(${resourceType})`, path]
    .filter(Boolean)
    .join(' ');
  return what || (line ? `${template}, line ${line}` : template);
}
