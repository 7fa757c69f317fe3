import path from 'node:path';
import { LOCAL_POOL } from '../../packages/local-aws/src/sign-in/SignInOptions';
import {
  dataServicesConfig,
  onAwsData,
} from '../../scripts/portal/dataServices';

const root = path.resolve(__dirname, '../..');

/** Where one portal of the tests keeps its data and listens. */
export type PortalPlace = {
  folder: string;
  backendPort: number;
  signInPort: number;
  awsPort: number;
};

/** Files through which a test steers a portal. */
export const holdFile = ({ folder }: PortalPlace) => path.join(folder, 'hold');
/** The text whose log line ends the back end; see killSwitch.cjs. */
export const killSwitchFile = ({ folder }: PortalPlace) =>
  path.join(folder, 'kill-at');

/** Where the local AWS of a portal listens. */
export const awsUrl = ({ awsPort }: PortalPlace) =>
  `http://127.0.0.1:${awsPort}`;

/** What differs from app-config.yaml, and app-config.aws.yaml: places, and how long one has to wait. */
export function portalConfig(place: PortalPlace) {
  const { folder, backendPort, signInPort } = place;
  const data = onAwsData ? dataServicesConfig(awsUrl(place)) : undefined;
  const issuer = `http://localhost:${signInPort}/${LOCAL_POOL}`;
  return {
    backend: {
      baseUrl: `http://localhost:${backendPort}`,
      listen: { host: '127.0.0.1', port: backendPort },
      database: {
        client: 'better-sqlite3',
        connection: { directory: path.join(folder, 'database') },
      },
    },
    auth: {
      providers: {
        cognito: {
          development: {
            metadataUrl: `${issuer}/.well-known/openid-configuration`,
          },
        },
      },
    },
    scaffolder: {
      // Tests hold many releases at once.
      concurrentTasksLimit: 50,
      taskRecovery: { enabled: true, staleTimeout: { seconds: 3 } },
    },
    catalog: {
      locations: [
        'templates/all.yaml',
        'templates/demo-org.yaml',
        'system-tests/templates/malicious.yaml',
      ].map(file => ({ type: 'file', target: path.join(root, file) })),
    },
    ...(data && { events: data.events }),
    patterns: {
      ...data?.patterns,
      // One person does what all of a company would do.
      limits: { changesPerMinute: 10_000 },
      bundles: { folder: onAwsData ? null : path.join(folder, 'bundles') },
      build: {
        // Packages without dependencies, and starters on a busy machine.
        local: {
          timeout: { seconds: 40 },
          cacheFolder: path.join(root, '.local/system/npm-cache'),
        },
      },
      scanners: {
        commands: [
          {
            name: 'hold',
            command: process.execPath,
            args: [
              path.join(__dirname, 'holdScanner.mjs'),
              holdFile(place),
              '{template}',
            ],
            format: 'sarif',
          },
        ],
      },
    },
  };
}
