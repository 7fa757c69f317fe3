import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  attributeCreatePermission,
  attributeId,
  attributeReadPermission,
  attributeUpdatePermission,
  type AttributeChange,
  type AttributeFormat,
  type AttributeImport,
  type NewAttribute,
} from '@apo/backstage-plugin-patterns-common';
import type {
  AttributeRecord,
  AttributeStore,
} from '@apo/backstage-plugin-patterns-node';
import { FieldError } from '../service/FieldError';
import type { PatternAccess } from '../service/PatternAccess';
import { formatAttributes, parseAttributes } from './attributeFile';
import type { AttributeService } from './AttributeService';

/** A change with the attribute that it is made to. */
type Step = { change: AttributeChange; current?: AttributeRecord };

/** Attributes as files. */
export class AttributeFileService {
  constructor(
    private readonly options: {
      store: AttributeStore;
      access: PatternAccess;
      attributes: AttributeService;
    },
  ) {}

  /** All attributes as a file that `import` takes. */
  async export(
    format: AttributeFormat,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const { store, access } = this.options;
    await access.demandBasic(attributeReadPermission, credentials);
    return formatAttributes(format, store.allAttributes());
  }

  /**
   * What a file would change; and with the plan of such a dry run, the change.
   *
   * @throws InputError when it is no such file; FieldError when a row breaks a
   * rule; ConflictError when it would do something else than the dry run said.
   */
  async import(
    file: { format: AttributeFormat; content: string },
    { dryRun, plan }: { dryRun: boolean; plan?: string },
    actor: string,
    credentials: BackstageCredentials,
  ): Promise<AttributeImport> {
    const { store, access } = this.options;
    await access.demandBasic(attributeCreatePermission, credentials);
    await access.demandBasic(attributeUpdatePermission, credentials);
    const rows = await parseAttributes(file.format, file.content);
    const steps = await this.planSteps(rows);
    const changes = steps.map(({ change }) => change);
    const planned = nameOf(steps);
    if (dryRun) return { plan: planned, applied: false, changes };

    demandValidRows(changes);
    if (plan !== planned) {
      throw new ConflictError(
        'The import would do something else than its dry run said: make a dry run again, and send its plan',
      );
    }
    const writes = steps.filter(({ change }) => change.action !== 'unchanged');
    const created = writes.filter(({ current }) => !current).length;
    await this.options.attributes.demandRoom(created);
    await store.writeAttributes(
      writes.map(({ change: { key, value, after }, current }) => ({
        key,
        value,
        ...after!,
        revision: current?.revision,
      })),
      actor,
    );
    return { plan: planned, applied: true, changes };
  }

  private async planSteps(rows: Required<NewAttribute>[]): Promise<Step[]> {
    const existing = new Map<string, AttributeRecord>();
    for await (const attribute of this.options.store.allAttributes()) {
      existing.set(attribute.id, attribute);
    }
    const seen = new Map<string, number>();
    return rows.map((attribute, index) => {
      const row = index + 1;
      const id = attributeId(attribute.key, attribute.value);
      const earlier = seen.get(id);
      seen.set(id, earlier ?? row);
      return this.planStep(attribute, row, existing.get(id), earlier);
    });
  }

  private planStep(
    attribute: Required<NewAttribute>,
    row: number,
    current: AttributeRecord | undefined,
    earlier: number | undefined,
  ): Step {
    const { description, metadata } = attribute;
    const { key, value } = current ?? attribute;
    const problems = this.options.attributes.check(attribute);
    if (earlier) {
      problems.push({
        field: 'value',
        rule: `is in the file once, and was in row ${earlier}`,
        fix: 'leave out one of the rows',
      });
    }
    const after = { description, metadata };
    const before = current && {
      description: current.description,
      metadata: current.metadata,
    };
    const base = { row, key, value, before, after };
    if (problems.length) {
      return { change: { ...base, action: 'invalid', problems }, current };
    }
    if (!before) return { change: { ...base, action: 'create' } };
    const action = isDeepStrictEqual(before, after) ? 'unchanged' : 'update';
    return { change: { ...base, action }, current };
  }
}

function demandValidRows(changes: AttributeChange[]) {
  const problems = changes.flatMap(({ row, problems: of = [] }) =>
    of.map(problem => ({ ...problem, field: `row ${row} ${problem.field}` })),
  );
  if (problems.length) throw new FieldError(problems);
}

/** The same for the same changes of the same attributes. */
function nameOf(steps: Step[]): string {
  const told = steps.map(({ change, current }) => [change, current?.revision]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
