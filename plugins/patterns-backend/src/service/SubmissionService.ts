import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  checkSubmission,
  MAX_TEMPLATE_BYTES,
  patternCreatePermission,
  type Submission,
  type VersionSummary,
} from '@apo/backstage-plugin-patterns-common';
import {
  digestOf,
  findTemplate,
  listFiles,
  readBundle,
  type BundleContent,
  type BundleStore,
  type PatternStore,
} from '@apo/backstage-plugin-patterns-node';
import type { PatternAttributeRules } from '../attributes/PatternAttributeRules';
import { FieldError } from './FieldError';
import type { PatternAccess } from './PatternAccess';
import type { VersionLifecycle } from './VersionLifecycle';
import { toVersionSummary } from './versionView';

/** Takes bundles and versions from publishers. */
export class SubmissionService {
  constructor(
    private readonly options: {
      store: PatternStore;
      bundles: BundleStore;
      access: PatternAccess;
      lifecycle: VersionLifecycle;
      attributeRules: PatternAttributeRules;
      /** Whether CDK patterns can be built here. */
      takesPackages: boolean;
      /** Called when there is something to validate. */
      onSubmitted: () => void;
    },
  ) {}

  /**
   * Stores a bundle by its digest.
   * @throws InputError when the bytes are not a canonical bundle of that digest.
   */
  async putBundle(
    digest: string,
    tar: Buffer,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.options.access.demandBasic(patternCreatePermission, credentials);
    if (digestOf(tar) !== digest) {
      throw new InputError(
        'The bytes do not have the digest that they were sent under: send the bundle again',
      );
    }
    await readBundle(tar);
    await this.options.bundles.put(digest, tar);
  }

  /**
   * Records a version as validating, and the pattern with its first one.
   * @throws InputError with each field that broke a rule; ConflictError when the
   * version cannot be submitted now.
   */
  async submit(
    name: string,
    submission: Submission,
    submittedBy: string,
    credentials: BackstageCredentials,
  ): Promise<VersionSummary> {
    const { access, store, lifecycle } = this.options;
    const problems = checkSubmission(name, submission);
    if (problems.length) throw new FieldError(problems);
    const pattern = await store.getPattern(name);
    await access.demandSubmission(name, !!pattern, credentials);
    await this.options.attributeRules.demand(submission, pattern);
    const content = await this.readStored(submission.digest);
    this.checkType(submission.type);
    if (submission.type === 'CFN') checkTemplate(content);
    const version = await lifecycle.submit({
      ...submission,
      patternName: name,
      description: submission.description ?? '',
      files: listFiles(content),
      submittedBy,
    });
    this.options.onSubmitted();
    return toVersionSummary(version);
  }

  private checkType(type: Submission['type']) {
    if (type === 'CFN' || this.options.takesPackages) return;
    throw new FieldError([
      {
        field: 'type',
        rule: 'is CFN: this portal builds no CDK patterns',
        fix: 'publish a CloudFormation template, or ask who runs the portal to set patterns.build.builder',
      },
    ]);
  }

  private async readStored(digest: string): Promise<BundleContent> {
    const { bundles } = this.options;
    if (!(await bundles.has(digest))) {
      throw new InputError(
        `There is no bundle ${digest}: send it with PUT /bundles/${digest} first`,
      );
    }
    return readBundle(await bundles.get(digest));
  }
}

function checkTemplate(content: BundleContent) {
  const path = findTemplate(content);
  const size = content.get(path)?.length ?? 0;
  if (size > MAX_TEMPLATE_BYTES) {
    throw new FieldError([
      {
        field: path,
        rule: 'has at most 1 MiB, what Service Catalog takes',
        fix: 'split the template, or move data out of it',
      },
    ]);
  }
}
