import type { Deployment } from '../../deployment/Deployment';
import { BROUGHT_KEYS } from '../../synthesize';

const PLACE = 'eu-west-1:111122223333';

/** ARNs that requests are about. */
export interface Names {
  bucket: string;
  accessLogs: string;
  table: string;
  jobs: string;
  results: string;
  events: string;
  /** Queues of what could not be handled. */
  deadLetters: string[];
  dataKey: string;
  logsKey: string;
  project: string;
  /** Log groups without the `:*` at the end. */
  buildLog: string;
  syncLog: string;
  flowLog: string;
  domain: string;
  repository: string;
  upstream: string;
  package: string;
  packageGroup: string;
  portfolio: string;
  product: string;
  attributeGroup: string;
  sync: string;
  portalRole: string;
  publisherRole: string;
  readerRole: string;
  launchRole: string;
  launcherRole: string;
  clientSecret: string;
  userPool: string;
  /** Network of builds and functions. */
  networkInterface: string;
  isolatedSubnet: string;
  buildGroup: string;
  syncGroup: string;
  /** The ARN of something that is not of these stacks. */
  foreign(service: string, resource: string): string;
}

/** The ARNs of a configuration. */
export function namesOf(deployment: Deployment): Names {
  const arn = (path: string) => deployment.at(path).arn;
  const log = (path: string) => arn(path).replace(/:\*$/, '');
  const key = (path: string, brought: string) =>
    deployment.resources.find(each => each.path === path)?.arn ?? brought;
  const foreign = (service: string, resource: string) =>
    `arn:aws:${service}:${PLACE}:${resource}`;
  const queues = [
    'AttributeSync/Jobs',
    'AttributeSync/Results',
    'PortalEvents/Events',
  ];
  return {
    bucket: arn('Registry/Patterns'),
    accessLogs: arn('Registry/AccessLogs'),
    table: arn('Registry/Table'),
    jobs: arn('Registry/AttributeSync/Jobs/Queue'),
    results: arn('Registry/AttributeSync/Results/Queue'),
    events: arn('Registry/PortalEvents/Events/Queue'),
    deadLetters: queues.map(queue => arn(`Registry/${queue}/DeadLetters`)),
    dataKey: key('Registry/DataKey/Key', BROUGHT_KEYS.dataKeyArn),
    logsKey: key('Registry/LogsKey/Key', BROUGHT_KEYS.logsKeyArn),
    project: arn('Registry/Build/Project'),
    buildLog: log('Registry/Build/Logs'),
    syncLog: log('Registry/AttributeSync/Logs'),
    flowLog: log('Registry/Network/FlowLogs'),
    domain: arn('Registry/Packages/Domain'),
    repository: arn('Registry/Packages/Repository'),
    upstream: arn('Registry/Packages/Upstream'),
    package: foreign(
      'codeartifact',
      'package/patterns/patterns/npm/patterns/vpc',
    ),
    packageGroup: foreign(
      'codeartifact',
      'package-group/patterns/npm/patterns/vpc$',
    ),
    portfolio: arn('Registry/Catalog/Portfolio'),
    product: foreign('catalog', 'product/prod-1'),
    attributeGroup: foreign('servicecatalog', '/attribute-groups/0a1b'),
    sync: arn('Registry/AttributeSync/Function'),
    portalRole: arn('Registry/Portal/Role'),
    publisherRole: arn('Registry/Publisher/Role'),
    readerRole: arn('Registry/PackageReader/Role'),
    launchRole: arn('Registry/LaunchRole/Role'),
    launcherRole: arn('Registry/Launcher/Role'),
    clientSecret: arn('Identity/PortalClient/Secret'),
    userPool: arn('Identity/Users/Pool'),
    networkInterface: foreign('ec2', 'network-interface/eni-1'),
    isolatedSubnet: foreign(
      'ec2',
      `subnet/${
        deployment.at('Registry/Network/Vpc/isolatedSubnet1/Subnet').ref
      }`,
    ),
    buildGroup: foreign(
      'ec2',
      `security-group/${deployment.at('Registry/Build/SecurityGroup').ref}`,
    ),
    syncGroup: foreign(
      'ec2',
      `security-group/${
        deployment.at('Registry/AttributeSync/SecurityGroup').ref
      }`,
    ),
    foreign,
  };
}
