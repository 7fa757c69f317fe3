import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { InvalidPanel } from './InvalidPanel';
import { PublishedPanel } from './PublishedPanel';
import { PublishFailedPanel } from './PublishFailedPanel';
import { PublishingPanel } from './PublishingPanel';
import { RejectedPanel } from './RejectedPanel';
import { ReviewPanel } from './ReviewPanel';
import { ValidatingPanel } from './ValidatingPanel';

/** The one thing to do now, by the version's state. */
export function VersionNow(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  switch (version.state) {
    case 'validating':
      return <ValidatingPanel version={version} />;
    case 'invalid':
      return <InvalidPanel version={version} />;
    case 'in-review':
      // A new bundle is a new review: no comment outlives its digest.
      return (
        <ReviewPanel
          key={version.digest}
          version={version}
          onChanged={onChanged}
        />
      );
    case 'rejected':
      return <RejectedPanel version={version} />;
    case 'approved':
    case 'publishing':
      return <PublishingPanel version={version} />;
    case 'publish-failed':
      return <PublishFailedPanel version={version} onChanged={onChanged} />;
    default:
      return <PublishedPanel version={version} />;
  }
}
