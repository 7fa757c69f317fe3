import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  AttributeRule,
  Page,
  RuleViolation,
} from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useLiveRequest } from '../../hooks/useLiveRequest';
import { ErrorState } from '../shared/ErrorState';
import { ToneLabel } from '../shared/ToneLabel';
import { ViolationList } from './ViolationList';
import styles from './RuleDialog.module.css';

const SHOWN = 5;

/** Which patterns would break a rule, before it is saved. */
export function RuleForecast(props: {
  attributeKey: string;
  rule: AttributeRule;
}) {
  const { attributeKey, rule } = props;
  const api = useApi(patternsApiRef);
  const forecast = useLiveRequest(JSON.stringify(rule), (_rule, signal) =>
    api.attributes.listViolations(
      attributeKey,
      { rule, limit: SHOWN },
      { signal },
    ),
  );
  return (
    <section className={styles.forecast} aria-label="Patterns that break it">
      <div role="status">
        {forecast.status === 'checking' && (
          <ToneLabel tone="busy" label="Looking for patterns that break it" />
        )}
        {forecast.status === 'done' && <Verdict page={forecast.value} />}
      </div>
      {forecast.status === 'failed' && (
        <ErrorState
          title="It is not known which patterns break the rule"
          error={forecast.error}
          onRetry={forecast.retry}
        />
      )}
    </section>
  );
}

function Verdict(props: { page: Page<RuleViolation> }) {
  const { items, nextCursor } = props.page;
  if (items.length === 0) {
    return <ToneLabel tone="positive" label="No pattern breaks this rule" />;
  }
  return (
    <>
      <ToneLabel
        tone="warning"
        label={
          items.length === 1
            ? 'This pattern breaks the rule'
            : 'These patterns break the rule'
        }
      />
      <ViolationList violations={items} />
      {nextCursor && (
        <Text as="p" variant="body-small" color="secondary">
          and more
        </Text>
      )}
      <Text as="p" variant="body-small" color="secondary">
        They stay as they are, until somebody changes their attributes.
      </Text>
    </>
  );
}
