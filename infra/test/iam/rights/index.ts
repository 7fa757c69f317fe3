import type { Rights } from './Row';
import { attributeSync } from './attributeSync';
import { build } from './build';
import { execution } from './execution';
import { flowLogs } from './flowLogs';
import { launch } from './launch';
import { launcher } from './launcher';
import { packageReader } from './packageReader';
import { portal } from './portal';
import { publisher } from './publisher';

/** What each role may do and may not, by its construct. */
export const RIGHTS: Record<string, Rights> = {
  'LaunchRole/LaunchRole/Role': launch,
  'Portal/Task/ExecutionRole/Role': execution,
  'Registry/AttributeSync/Role/Role': attributeSync,
  'Registry/Build/Role/Role': build,
  'Registry/LaunchRole/Role': launch,
  'Registry/Launcher/Role': launcher,
  'Registry/Network/FlowLogRole/Role': flowLogs,
  'Registry/PackageReader/Role': packageReader,
  'Registry/Portal/Role': portal,
  'Registry/Publisher/Role': publisher,
};
