import type { InfraConfig } from './InfraConfig';

/** What a profile decides: `minimal` costs little, `standard` outlives a zone. */
export interface Profile {
  natGateways: number;
  /** In how many zones interface endpoints are. */
  endpointZones: number;
  /** The portal reaches AWS by endpoints as well, and not through NAT. */
  portalEndpoints: boolean;
  /** Threat protection of Cognito, which is of its plan Plus. */
  threatProtection: boolean;
  /** A second instance of the database. */
  databaseReader: boolean;
  tasks: { min: number; max: number };
  /** What the portal's task has. */
  task: { cpu: number; memoryMiB: number };
}

const profiles: Record<InfraConfig['profile'], Profile> = {
  minimal: {
    natGateways: 1,
    endpointZones: 1,
    portalEndpoints: false,
    threatProtection: false,
    databaseReader: false,
    tasks: { min: 1, max: 2 },
    task: { cpu: 512, memoryMiB: 2048 },
  },
  standard: {
    natGateways: 2,
    endpointZones: 2,
    portalEndpoints: true,
    threatProtection: true,
    databaseReader: true,
    tasks: { min: 2, max: 6 },
    task: { cpu: 1024, memoryMiB: 4096 },
  },
};

/** The profile that a configuration names. */
export function profileOf(config: InfraConfig): Profile {
  const profile = profiles[config.profile];
  return { ...profile, tasks: config.portal?.tasks ?? profile.tasks };
}
