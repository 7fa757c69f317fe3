import { Link } from '@backstage/ui';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';
import { EntityName } from './EntityName';

const services: Record<string, (name: string) => string> = {
  plugin: name => (name === 'patterns' ? 'the portal' : `the plugin ${name}`),
  external: name => `the service ${name}`,
};

/** Who did something: a person by name, a service or a task in plain words. */
export function ActorName(props: { actor: string }) {
  const { actor } = props;
  const links = usePatternsLinks();
  const [kind, ...rest] = actor.split(':');
  const name = rest.join(':');
  if (kind === 'task' && name) {
    const href = links.task(name);
    return (
      <span title={actor}>
        {href ? (
          <Link href={href} variant="body-small">
            the release task
          </Link>
        ) : (
          'the release task'
        )}
      </span>
    );
  }
  if (Object.hasOwn(services, kind) && name) {
    return <span title={actor}>{services[kind](name)}</span>;
  }
  return <EntityName entityRef={actor} />;
}
