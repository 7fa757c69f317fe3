import { useState } from 'react';
import { Button, ButtonLink, Header, Link } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { provisionedProductUrl } from '../../usage/provisionedProductUrl';
import { launchStateWords } from '../shared/launchWords';
import { ToneLabel } from '../shared/ToneLabel';
import { EndLaunchDialog } from './EndLaunchDialog';
import styles from './Launches.module.css';

/** Which launch this is, its state in a word, and what one may do. */
export function LaunchHeader(props: { launch: Launch; onChanged: () => void }) {
  const { launch, onChanged } = props;
  const links = usePatternsLinks();
  const [isEnding, setEnding] = useState(false);
  const url = provisionedProductUrl(launch);
  return (
    <>
      <Header
        className={styles.header}
        title={launch.name}
        metadata={[
          {
            label: 'State',
            value: <ToneLabel {...launchStateWords[launch.state]} />,
          },
          {
            label: 'Pattern',
            value: (
              <Link href={links.version(launch)}>
                {launch.patternName} {launch.version}
              </Link>
            ),
          },
        ]}
        customActions={
          <>
            {url && (
              <ButtonLink
                variant="secondary"
                href={url}
                target="_blank"
                rel="noopener noreferrer"
              >
                Open in the AWS console
              </ButtonLink>
            )}
            {launch.can.end.allowed && (
              <Button
                variant="secondary"
                destructive
                onPress={() => setEnding(true)}
              >
                {launch.kind === 'application' ? 'Forget' : 'Delete'}
              </Button>
            )}
          </>
        }
      />
      {isEnding && (
        <EndLaunchDialog
          launch={launch}
          onClose={() => setEnding(false)}
          onEnded={() => {
            setEnding(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
