import { portalResource } from './__testUtils__/portalResources';

interface Widget {
  type: string;
  properties: { title?: string; alarms?: string[]; metrics?: unknown[] };
}

/** The dashboard's body; references to what is made with it become their names. */
function widgets(name: 'standard' | 'minimal'): Widget[] {
  const { DashboardBody: body } = portalResource(
    name,
    'AWS::CloudWatch::Dashboard',
  ).Properties;
  const text = body['Fn::Join'][1]
    .map((part: unknown) =>
      typeof part === 'string' ? part : JSON.stringify(part).replace(/"/g, "'"),
    )
    .join('');
  return JSON.parse(text).widgets;
}

describe.each(['standard', 'minimal'] as const)(
  'the dashboard of the portal (%s)',
  name => {
    it('shows every alarm of registry and portal first', () => {
      const [alarms] = widgets(name).filter(({ type }) => type === 'alarm');
      expect(alarms.properties.alarms).toHaveLength(18);
    });

    it('shows the portal, its database, and what the registry does', () => {
      expect(
        widgets(name).flatMap(({ properties }) => properties.title ?? []),
      ).toEqual([
        'Alarm Status',
        'Requests in 5 minutes',
        'Errors in 5 minutes',
        'Seconds to an answer, 95 in 100',
        'Tasks',
        'Processor of tasks, percent',
        'Memory of tasks, percent',
        'Capacity of the database, percent',
        'Connections to the database',
        'Free local storage of the database',
        'Jobs of attribute sync',
        'Answers of attribute sync',
        'Events of AWS',
        'Function of attribute sync',
        'Builds of patterns in 15 minutes',
      ]);
    });
  },
);
