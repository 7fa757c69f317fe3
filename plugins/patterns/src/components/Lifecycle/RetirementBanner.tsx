import { Alert } from '@backstage/ui';
import type {
  PatternType,
  Retirement,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { RetirementWords } from './RetirementWords';

/** Says that something is deprecated or revoked, why, and what to use instead. */
export function RetirementBanner(props: {
  /** What it is about, as the subject of a sentence. */
  name: string;
  state: VersionState;
  type: PatternType;
  retirement?: Retirement;
}) {
  const { name, state, type, retirement } = props;
  if (state !== 'deprecated' && state !== 'revoked') return null;
  const words = retirement && <RetirementWords retirement={retirement} />;
  if (state === 'deprecated') {
    return (
      <Alert
        status="warning"
        icon
        title={`${name} is deprecated`}
        description={
          <>It still works, but should not be used for anything new. {words}</>
        }
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      title={`${name} is revoked`}
      description={
        <>
          It can no longer be {type === 'CDK' ? 'installed' : 'provisioned'}.
          Move what runs on it to another pattern. Only publishers and
          administrators see this. {words}
        </>
      }
    />
  );
}
