import { Alert, ButtonLink, Text } from '@backstage/ui';
import type { Launch } from '@apo/backstage-plugin-patterns-common';
import { busyLaunchStates } from '../../hooks/useLaunch';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { launchAdvice } from './launchAdvice';
import styles from './Launches.module.css';

/** Where a launch stands, in a sentence, and what to do next. */
export function LaunchNow(props: { launch: Launch }) {
  const { launch } = props;
  if (launch.state === 'failed') return <Failed launch={launch} />;
  return (
    <section className={styles.now} aria-label="Now">
      <Text as="p" variant="body-medium">
        {wordsOf(launch)}
      </Text>
      {busyLaunchStates.includes(launch.state) && (
        <div
          className={styles.progress}
          role="progressbar"
          aria-label={
            launch.state === 'ending' ? 'Being deleted' : 'Being launched'
          }
        />
      )}
      {launch.behind && launch.state !== 'ended' && <Behind launch={launch} />}
    </section>
  );
}

function wordsOf({ state, message }: Launch): string {
  const words: Record<Exclude<Launch['state'], 'failed'>, string> = {
    starting: 'It is recorded, and Service Catalog is being asked.',
    running:
      'AWS makes the resources. This takes minutes; the page follows by itself, and you may leave it.',
    available: 'Everything is made. The outputs say where it is.',
    ending: 'AWS deletes the resources. The page follows by itself.',
    ended: 'It is gone. This page stays as a record.',
    recorded:
      'An application that uses the package; where it runs is its owner’s to say.',
  };
  const said = words[state as keyof typeof words];
  // What went wrong with a deletion stands while it is tried again.
  return message ? `${said} ${message}` : said;
}

function Failed(props: { launch: Launch }) {
  const { launch } = props;
  const links = usePatternsLinks();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="AWS could not do it"
      description={
        <>
          <div>{launch.message ?? 'It gave no reason.'}</div>
          <div>{launchAdvice(launch.message)}</div>
          {launch.can.end.allowed && launch.provisionedProductId && (
            <div>
              Delete it before its name is used again: a failed launch keeps it.
            </div>
          )}
        </>
      }
      customActions={
        <ButtonLink
          size="small"
          variant="secondary"
          href={links.launchPattern(launch)}
        >
          Launch again
        </ButtonLink>
      }
    />
  );
}

function Behind(props: { launch: Launch }) {
  const links = usePatternsLinks();
  return (
    <Alert
      status="info"
      icon
      title="A later version is published"
      description="What is launched keeps its version. The page of the pattern says what is new."
      customActions={
        <ButtonLink
          size="small"
          variant="secondary"
          href={links.pattern(props.launch.patternName)}
        >
          See the pattern
        </ButtonLink>
      }
    />
  );
}
