import { Header } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { LifecycleMenu, versionTarget } from '../Lifecycle';
import { Digest } from '../shared/Digest';
import { ToneLabel } from '../shared/ToneLabel';
import { stateWords, typeWords } from '../shared/words';

/** Which version this is, and its state in a word. */
export function VersionHeader(props: {
  version: PatternVersion;
  onChanged: () => void;
}) {
  const { version, onChanged } = props;
  return (
    <Header
      title={`${version.patternTitle} ${version.version}`}
      metadata={[
        {
          label: 'State',
          value: <ToneLabel {...stateWords[version.state]} />,
        },
        { label: 'Type', value: typeWords[version.type] },
        { label: 'Digest', value: <Digest digest={version.digest} /> },
      ]}
      customActions={
        <LifecycleMenu target={versionTarget(version)} onChanged={onChanged} />
      }
    />
  );
}
