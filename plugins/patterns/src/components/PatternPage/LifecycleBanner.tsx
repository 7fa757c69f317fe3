import { Alert, ButtonLink } from '@backstage/ui';
import type {
  Pattern,
  PatternVersion,
} from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { stateWords } from '../shared/words';

/** Says when a pattern or the chosen version is not for new use. */
export function LifecycleBanner(props: {
  pattern: Pattern;
  version: PatternVersion;
}) {
  const { pattern, version } = props;
  const links = usePatternsLinks();
  if (version.state === 'revoked' || pattern.lifecycle === 'revoked') {
    return (
      <Alert
        status="danger"
        icon
        title={`${nameOf(props)} is revoked`}
        description={`It can no longer be ${
          pattern.type === 'CDK' ? 'installed' : 'provisioned'
        }. Move what runs on it to another pattern.`}
      />
    );
  }
  if (version.state === 'deprecated' || pattern.lifecycle === 'deprecated') {
    return (
      <Alert
        status="warning"
        icon
        title={`${nameOf(props)} is deprecated`}
        description="It still works, but should not be used for anything new."
      />
    );
  }
  if (version.state === 'published') return null;
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

function nameOf(props: { pattern: Pattern; version: PatternVersion }) {
  const { pattern, version } = props;
  const whole = ['deprecated', 'revoked'].includes(pattern.lifecycle);
  return whole ? 'This pattern' : `Version ${version.version}`;
}
