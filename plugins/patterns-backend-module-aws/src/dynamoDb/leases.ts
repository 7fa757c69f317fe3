import type { Lease } from '@apo/backstage-plugin-patterns-node';
import { join, type ItemKey } from './keys';
import { indexes } from './patternTable';
import type { Expression, Item, Table } from './Table';

/** Items that one look for work reads at first. */
const FIRST = 25;

/** When a lease ends that begins now, ISO 8601. */
export function endOf({ durationMs }: Lease): string {
  return new Date(Date.now() + durationMs).toISOString();
}

/** The items of a partition that are due and that nobody holds, the first in order. */
export function dueItems(table: Table, partition: string) {
  const now = new Date().toISOString();
  return table.query({
    index: indexes.order2,
    where: 'pk = :pk AND order2 <= :due',
    filter: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now',
    values: { ':pk': partition, ':due': `${now}~`, ':now': now },
    first: FIRST,
  });
}

/**
 * Leases an item that nobody holds.
 *
 * @param expect - what else must hold; `:now` is the time
 * @returns undefined if somebody was faster, or it is not as expected
 */
export function claimItem(
  table: Table,
  key: ItemKey,
  lease: Lease,
  expect: Expression & { if: string; remove?: string },
): Promise<Item | undefined> {
  const { names, values, remove } = expect;
  return table.update({
    key,
    update: `SET leaseHolder = :holder, leaseUntil = :until${
      remove ? ` REMOVE ${remove}` : ''
    }`,
    if: `${expect.if} AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now)`,
    names,
    values: {
      ...values,
      ':now': new Date().toISOString(),
      ':holder': lease.holder,
      ':until': endOf(lease),
    },
  });
}

/** Prolongs a lease that nobody else took meanwhile; false when it was lost. */
export async function renewItem(
  table: Table,
  key: ItemKey,
  lease: Lease,
): Promise<boolean> {
  const renewed = await table.update({
    key,
    update: 'SET leaseUntil = :until',
    if: 'leaseHolder = :holder',
    values: { ':holder': lease.holder, ':until': endOf(lease) },
  });
  return !!renewed;
}

/** Gives a lease back; nothing happens when it was lost. */
export async function releaseItem(
  table: Table,
  key: ItemKey,
  holder: string,
): Promise<void> {
  await table.update({
    key,
    update: 'REMOVE leaseHolder, leaseUntil',
    if: 'leaseHolder = :holder',
    values: { ':holder': holder },
  });
}

/** As `releaseItem`, and the item, if it is still to be done, is due at a time. */
export async function postponeItem(
  table: Table,
  key: ItemKey,
  holder: string,
  { dueAt, id }: { dueAt: Date; id: string },
): Promise<void> {
  const due = dueAt.toISOString();
  await table.update({
    key,
    update: 'SET dueAt = :due, order2 = :order REMOVE leaseHolder, leaseUntil',
    if: 'leaseHolder = :holder AND attribute_exists(order2)',
    values: { ':holder': holder, ':due': due, ':order': join(due, id) },
  });
}
