import { join } from 'node:path';
import { scenePatterns } from '@apo/backstage-plugin-patterns-node/testUtils';
import { awsPortal, localAws } from '../__testUtils__/awsPortal';
import { fillBusyPortal } from '../__testUtils__/busyPortal';
import { databasePortal, withPortal } from '../__testUtils__/databasePortal';
import { runCli } from '../__testUtils__/runCli';
import { testFolder } from '../__testUtils__/testFolder';

jest.setTimeout(60_000);

describe('patterns migrate with AWS', () => {
  const folder = testFolder();
  localAws();

  it('moves a portal to DynamoDB and S3, and back to another database', async () => {
    const database = await databasePortal(folder.path, 'from');
    const digests = await withPortal(database, fillBusyPortal);
    const aws = await awsPortal(folder.path, 'portal');
    const back = await databasePortal(folder.path, 'back');
    const common = [
      ...['--backend-folder', folder.path],
      ...['--state', join(folder.path, 'state.json')],
    ];

    const there = await runCli(
      'migrate',
      ...['--from', 'database', '--from-config', database],
      ...['--to', 'aws', '--to-config', aws],
      ...common,
    );
    expect(there.output).toContain('dynamoDb eu-west-1 portal');
    expect(there.output).toContain('All of it is there.');
    expect(there.exitCode).toBe(0);

    const here = await runCli(
      'migrate',
      ...['--from', 'aws', '--from-config', aws],
      ...['--to', 'database', '--to-config', back],
      ...common,
    );
    expect(here.output).toContain('All of it is there.');
    expect(here.exitCode).toBe(0);
    await withPortal(back, async stores => {
      const patterns = await stores.openPatterns();
      const bundles = await stores.openBundles();
      const names = (await patterns.getPatterns(scenePatterns)).map(
        pattern => pattern?.name,
      );
      expect(names).toEqual(scenePatterns);
      for (const digest of digests) {
        expect(await bundles.has(digest)).toBe(true);
      }
    });
  });

  it('says what is missing in the configuration', async () => {
    const database = await databasePortal(folder.path, 'from');
    const { exitCode, output } = await runCli(
      'migrate',
      ...['--from', 'database', '--to', 'aws', '--config', database],
      ...['--backend-folder', folder.path],
    );
    expect(output).toContain('patterns.store.dynamoDb is not set');
    expect(exitCode).toBe(1);
  });
});
