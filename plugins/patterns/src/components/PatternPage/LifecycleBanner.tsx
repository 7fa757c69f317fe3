import { Alert, ButtonLink } from '@backstage/ui';
import type {
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { RetirementBanner } from '../Lifecycle';
import { stateWords } from '../shared/words';

/** Says when a pattern or the chosen version is not for new use, and why. */
export function LifecycleBanner(props: {
  pattern: Pattern;
  version: PatternVersion;
}) {
  const { pattern, version } = props;
  const links = usePatternsLinks();
  const whole = ['deprecated', 'revoked'].includes(pattern.lifecycle);
  if (version.state === 'published') return null;
  if (version.state === 'revoked' || version.state === 'deprecated') {
    return (
      <RetirementBanner
        name={
          whole && version.state === pattern.lifecycle
            ? 'This pattern'
            : `Version ${version.version}`
        }
        state={version.state}
        type={pattern.type}
        retirement={version.retirement}
      />
    );
  }
  return (
    <Alert
      status="info"
      icon
      title={`Version ${version.version} is not published`}
      description={`State: ${stateWords[
        version.state
      ].label.toLocaleLowerCase()}.`}
      customActions={
        <ButtonLink
          size="small"
          variant="secondary"
          href={links.version(version)}
        >
          See where it stands
        </ButtonLink>
      }
    />
  );
}
