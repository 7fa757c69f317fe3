import type {
  LaunchOutput,
  LaunchState,
} from '@apo/backstage-plugin-patterns-common';
import {
  isInUse,
  type LaunchPatch,
  type LaunchRecord,
} from '@apo/backstage-plugin-patterns-node';
import { noLease, type LeaseColumns } from '../RowLeases';

/** The table of launches. */
export const LAUNCHES = 'pattern_launches';

/** A row of `pattern_launches`. */
export type LaunchRow = LeaseColumns & {
  id: string;
  pattern_name: string;
  version: string;
  kind: LaunchRecord['kind'];
  name: string;
  state: LaunchState;
  in_use: number;
  launched_by: string;
  launched_at: string;
  updated_at: string;
  target_name: string | null;
  account_id: string | null;
  region: string | null;
  product_id: string | null;
  artifact_id: string | null;
  provisioned_product_id: string | null;
  record_id: string | null;
  url: string | null;
  message: string | null;
  parameters: string | null;
  outputs: string | null;
  due_at: string;
};

/** A launch as a row that nobody holds. */
export function toLaunchRow(launch: LaunchRecord, dueAt: string): LaunchRow {
  return {
    id: launch.id,
    pattern_name: launch.patternName,
    version: launch.version,
    kind: launch.kind,
    name: launch.name,
    state: launch.state,
    in_use: isInUse(launch.state) ? 1 : 0,
    launched_by: launch.launchedBy,
    launched_at: launch.launchedAt,
    updated_at: launch.updatedAt,
    target_name: launch.targetName ?? null,
    account_id: launch.accountId ?? null,
    region: launch.region ?? null,
    product_id: launch.productId ?? null,
    artifact_id: launch.artifactId ?? null,
    provisioned_product_id: launch.provisionedProductId ?? null,
    record_id: launch.recordId ?? null,
    url: launch.url ?? null,
    message: launch.message ?? null,
    parameters: toJson(launch.parameters),
    outputs: toJson(launch.outputs),
    due_at: dueAt,
    ...noLease,
  };
}

/** A stored launch. */
export function toLaunch(row: LaunchRow): LaunchRecord {
  return {
    id: row.id,
    patternName: row.pattern_name,
    version: row.version,
    kind: row.kind,
    name: row.name,
    state: row.state,
    launchedBy: row.launched_by,
    launchedAt: row.launched_at,
    updatedAt: row.updated_at,
    targetName: row.target_name ?? undefined,
    accountId: row.account_id ?? undefined,
    region: row.region ?? undefined,
    productId: row.product_id ?? undefined,
    artifactId: row.artifact_id ?? undefined,
    provisionedProductId: row.provisioned_product_id ?? undefined,
    recordId: row.record_id ?? undefined,
    url: row.url ?? undefined,
    message: row.message ?? undefined,
    parameters: fromJson(row.parameters),
    outputs: fromJson(row.outputs),
  };
}

/** The columns that a patch changes. */
export function toPatchColumns(patch: LaunchPatch): Partial<LaunchRow> {
  const columns = {
    provisioned_product_id: patch.provisionedProductId,
    record_id: patch.recordId,
    message: patch.message,
    outputs: patch.outputs && JSON.stringify(patch.outputs),
    account_id: patch.accountId,
    region: patch.region,
    url: patch.url,
  };
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  );
}

function toJson(values: LaunchOutput[] | undefined): string | null {
  return values ? JSON.stringify(values) : null;
}

function fromJson(text: string | null): LaunchOutput[] | undefined {
  return text === null ? undefined : JSON.parse(text);
}
