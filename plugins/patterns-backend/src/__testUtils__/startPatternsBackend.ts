import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import {
  createBackendModule,
  type BackendFeature,
  type BackstageCredentials,
  type PermissionsServiceRequestOptions,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
  type Permission,
} from '@backstage/plugin-permission-common';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import {
  PATTERN_PUBLISHER,
  roleRef,
  SYSTEM_ADMIN,
  type Submission,
  type VersionState,
} from '@apo/backstage-plugin-patterns-common';
import { packBundle } from '@apo/backstage-plugin-patterns-node';
import { decidePatternsPermission } from '@apo/backstage-plugin-permission-backend-module-patterns';
import type { JsonObject } from '@backstage/types';
import { patternsPlugin } from '../plugin';
import { AuditLog } from './AuditLog';
import { repositoryRoot } from '../scanner/testing/samples';

/** People and services that call. */
export const callers = {
  admin: mockCredentials.user.header('user:default/admin'),
  otherAdmin: mockCredentials.user.header('user:default/admin2'),
  publisher: mockCredentials.user.header('user:default/publisher'),
  developer: mockCredentials.user.header('user:default/developer'),
  nobody: mockCredentials.none.header(),
  stale: mockCredentials.user.invalidHeader(),
  scaffolder: mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('plugin:scaffolder'),
    targetPluginId: 'patterns',
  }),
  otherPlugin: mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('plugin:catalog'),
    targetPluginId: 'patterns',
  }),
  scaffolderFor: (userEntityRef: string) =>
    `Bearer ${mockCredentials.user.token(userEntityRef, {
      actor: { subject: 'plugin:scaffolder' },
    })}`,
};

/** Names say roles. */
function infoOf(userEntityRef: string) {
  const refs = [userEntityRef];
  if (/admin/.test(userEntityRef)) refs.push(roleRef(SYSTEM_ADMIN));
  if (/publisher/.test(userEntityRef)) refs.push(roleRef(PATTERN_PUBLISHER));
  return { userEntityRef, ownershipEntityRefs: refs };
}

/**
 * The real policy for people, whose names say their roles. It has no say over
 * services: Backstage's own permission client allows them everything.
 */
function decide(
  permission: Permission,
  credentials: BackstageCredentials,
): DefinitivePolicyDecision {
  const { type, userEntityRef: user } =
    credentials.principal as BackstageUserPrincipal;
  if (type !== 'user') return { result: AuthorizeResult.ALLOW };
  const decision = decidePatternsPermission({ permission }, infoOf(user));
  // Without options the policy of patterns has no conditions.
  return decision as DefinitivePolicyDecision;
}

/** A template that the gate passes. */
export const cleanTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Description: A topic that says nothing
Resources:
  Wait:
    Type: AWS::CloudFormation::WaitConditionHandle
`;

/** A template that the gate refuses: a bucket that anybody can read. */
export const openBucketTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Bucket:
    Type: AWS::S3::Bucket
`;

/** Calls the API as somebody. */
export class TestPortal {
  constructor(
    private readonly server: Parameters<typeof request>[0],
    readonly scaffolder: ReturnType<typeof scaffolderServiceMock.mock>,
    readonly audit: AuditLog,
    readonly stop: () => Promise<void>,
  ) {}

  get(url: string, as = callers.admin) {
    return request(this.server)
      .get(`/api/patterns${url}`)
      .set('Authorization', as);
  }

  /** As `get`, of another plugin that a test has added. */
  getOf(pluginId: string, url: string, as = callers.admin) {
    return request(this.server)
      .get(`/api/${pluginId}${url}`)
      .set('Authorization', as);
  }

  post(url: string, body: object = {}, as = callers.admin) {
    return request(this.server)
      .post(`/api/patterns${url}`)
      .set('Authorization', as)
      .send(body);
  }

  /** Any request; bytes go as a tar, objects as JSON. */
  send(method: string, url: string, as: string, body?: object | Buffer) {
    const call = request(this.server)
      [method as 'get' | 'post' | 'put' | 'delete'](`/api/patterns${url}`)
      .set('Authorization', as);
    if (Buffer.isBuffer(body)) call.set('Content-Type', 'application/x-tar');
    return body ? call.send(body) : call;
  }

  delete(url: string, as = callers.admin) {
    return request(this.server)
      .delete(`/api/patterns${url}`)
      .set('Authorization', as);
  }

  /** A change of something that exists, as JSON. */
  change(url: string, body: object, as = callers.admin) {
    return this.send('put', url, as, body);
  }

  put(url: string, body: Buffer, as = callers.publisher) {
    return request(this.server)
      .put(`/api/patterns${url}`)
      .set('Authorization', as)
      .set('Content-Type', 'application/x-tar')
      .send(body);
  }

  /** Packs, sends and submits; the answer is the submission's. */
  async submit(
    name: string,
    version: string,
    files: Record<string, string> = { 'template.yaml': cleanTemplate },
    as = callers.publisher,
    fields: Partial<Submission> = {},
  ) {
    const { digest, tar } = await packBundle(
      new Map(Object.entries(files).map(([k, v]) => [k, Buffer.from(v)])),
    );
    await this.put(`/bundles/${digest}`, tar, as).expect(204);
    return this.post(
      `/patterns/${name}/versions`,
      {
        digest,
        version,
        title: `The ${name}`,
        type: 'CFN',
        owner: 'group:default/platform',
        ...fields,
      },
      as,
    );
  }

  /** Waits until a version is in a state; fails when it stays elsewhere. */
  async reaches(
    name: string,
    version: string,
    state: VersionState,
    as = callers.admin,
  ) {
    const url = `/patterns/${name}/versions/${version}`;
    const deadline = Date.now() + 90_000;
    for (;;) {
      const { body } = await this.get(url, as);
      if (body.state === state) return body;
      if (Date.now() > deadline) {
        throw new Error(
          `${name} ${version} is ${body.state}, not ${state}: ${JSON.stringify(
            body,
          )}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** Brings a clean version to `publishing` and gives the key that its task got. */
  async approve(name: string, version: string) {
    const { digest } = await this.reaches(name, version, 'in-review');
    await this.post(`/patterns/${name}/versions/${version}/review`, {
      decision: 'approve',
      digest,
    }).expect(200);
    const [{ secrets }] = this.scaffolder.scaffold.mock.lastCall!;
    return { digest: digest as string, releaseKey: secrets!.releaseKey };
  }
}

function permissionFeatures(policy?: PermissionPolicy): BackendFeature[] {
  if (!policy) {
    const answer = async (
      requests: { permission: Permission }[],
      options?: PermissionsServiceRequestOptions,
    ) => requests.map(r => decide(r.permission, options!.credentials));
    return [
      mockServices.permissions.mock({
        authorize: answer,
        authorizeConditional: answer,
      }).factory,
    ];
  }
  const policyModule = createBackendModule({
    pluginId: 'permission',
    moduleId: 'test-policy',
    register({ registerInit }) {
      registerInit({
        deps: { policyExtension: policyExtensionPoint },
        init: async ({ policyExtension }) => policyExtension.setPolicy(policy),
      });
    },
  });
  return [permissionPlugin, policyModule, permissionsServiceFactory];
}

/**
 * The plugin on a real database, with real scanners and the real permission
 * policy; the scaffolder is told what to answer.
 */
export async function startPatternsBackend(
  scaffolder: Partial<ScaffolderService> = {},
  options: {
    limits?: object;
    /** Further keys of `patterns` in the configuration. */
    patterns?: JsonObject;
    config?: JsonObject;
    features?: BackendFeature[];
    /** Asked through the permission back end, in place of the roles' policy. */
    policy?: PermissionPolicy;
  } = {},
) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'patterns-'));
  const scaffolderMock = scaffolderServiceMock.mock({
    scaffold: async () => ({ taskId: 'task-1' }),
    getTask: async () => ({ id: 'task-1', status: 'processing' } as never),
    getLogs: async () => [],
    ...scaffolder,
  });
  const auditor = new AuditLog();
  const backend = await startTestBackend({
    features: [
      patternsPlugin,
      scaffolderMock.factory,
      auditor.factory,
      mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) =>
          infoOf((principal as BackstageUserPrincipal).userEntityRef),
      }).factory,
      ...permissionFeatures(options.policy),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          ...options.config,
          patterns: {
            work: { interval: { milliseconds: 200 } },
            ...options.patterns,
            limits: { changesPerMinute: 10_000, ...options.limits },
            bundles: { folder: path.join(folder, 'bundles') },
            starters: {
              folder: path.join(repositoryRoot, 'templates/starters'),
            },
          },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  return new TestPortal(
    backend.server as never,
    scaffolderMock,
    auditor,
    async () => {
      await backend.stop();
      await rm(folder, { recursive: true, force: true });
    },
  );
}
