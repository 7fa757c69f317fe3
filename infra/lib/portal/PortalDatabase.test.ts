import {
  portalResource,
  portalResources,
} from './__testUtils__/portalResources';

const DATA_KEY = expect.stringMatching(/DataKey/);
const LOGS_KEY = expect.stringMatching(/LogsKey/);
const key = (name: unknown) => ({ 'Fn::ImportValue': name });

describe.each(['standard', 'minimal'] as const)(
  'the database of the portal (%s)',
  name => {
    const cluster = portalResource(name, 'AWS::RDS::DBCluster');
    const instances = portalResources(name, 'AWS::RDS::DBInstance');

    it('is the newest Aurora PostgreSQL 17, in capacity units', () => {
      expect(cluster.Properties).toMatchObject({
        Engine: 'aurora-postgresql',
        EngineVersion: '17.9',
        Port: 5433,
        ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
      });
    });

    it('is encrypted with the customer’s key, in all that it keeps', () => {
      expect(cluster.Properties).toMatchObject({
        StorageEncrypted: true,
        KmsKeyId: key(DATA_KEY),
        ManageMasterUserPassword: true,
        MasterUserSecret: { KmsKeyId: key(DATA_KEY) },
      });
      for (const { Properties } of instances) {
        expect(Properties).toMatchObject({
          EnablePerformanceInsights: true,
          PerformanceInsightsKMSKeyId: key(DATA_KEY),
        });
      }
    });

    it('exports its logs to groups that are there before it, under the key', () => {
      const { EnableCloudwatchLogsExports: exported, DBClusterIdentifier: id } =
        cluster.Properties;
      const groups = portalResources(name, 'AWS::Logs::LogGroup').filter(
        ({ Properties }) =>
          String(Properties.LogGroupName).startsWith('/aws/rds/'),
      );
      expect(groups.map(each => each.Properties.LogGroupName)).toEqual(
        exported.map((log: string) => `/aws/rds/cluster/${id}/${log}`),
      );
      for (const group of groups) {
        expect(group.Properties.KmsKeyId).toEqual(key(LOGS_KEY));
        expect(cluster.DependsOn).toContain(group.id);
      }
    });

    it('takes TLS only, and tokens in the place of passwords', () => {
      expect(
        portalResource(name, 'AWS::RDS::DBClusterParameterGroup').Properties
          .Parameters,
      ).toEqual({ 'rds.force_ssl': '1', ssl_min_protocol_version: 'TLSv1.2' });
      expect(cluster.Properties.EnableIAMDatabaseAuthentication).toBe(true);
      expect(cluster.Properties.MasterUserPassword).toBeUndefined();
    });

    it('is kept: backups for 14 days, and a snapshot when it is deleted', () => {
      expect(cluster).toMatchObject({
        DeletionPolicy: 'Snapshot',
        UpdateReplacePolicy: 'Snapshot',
        Properties: {
          BackupRetentionPeriod: 14,
          CopyTagsToSnapshot: true,
          DeletionProtection: true,
        },
      });
    });

    it('is in isolated subnets, with a reader when the profile has one', () => {
      const { SubnetIds } = portalResource(
        name,
        'AWS::RDS::DBSubnetGroup',
      ).Properties;
      expect(SubnetIds).toEqual([
        key(expect.stringMatching(/isolatedSubnet1/)),
        key(expect.stringMatching(/isolatedSubnet2/)),
      ]);
      expect(
        instances.map(({ Properties: { PromotionTier, ...each } }) => ({
          public: each.PubliclyAccessible,
          class: each.DBInstanceClass,
          tier: PromotionTier,
        })),
      ).toEqual(
        [0, 1]
          .slice(0, name === 'standard' ? 2 : 1)
          .map(tier => ({ public: false, class: 'db.serverless', tier })),
      );
    });

    it('lets the portal’s role in as one user of this cluster', () => {
      const [policy] = portalResources(name, 'AWS::IAM::Policy').filter(
        ({ Properties }) =>
          JSON.stringify(Properties).includes('rds-db:connect'),
      );
      expect(policy.Properties).toMatchObject({
        Roles: [key(expect.stringMatching(/PortalRole/))],
        PolicyDocument: {
          Statement: [
            {
              Sid: 'Database',
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: {
                'Fn::Join': [
                  '',
                  [
                    'arn:aws:rds-db:eu-west-1:111122223333:dbuser:',
                    {
                      'Fn::GetAtt': [
                        expect.stringMatching(/^DatabaseCluster/),
                        'DBClusterResourceId',
                      ],
                    },
                    '/portal',
                  ],
                ],
              },
            },
          ],
        },
      });
    });

    it('can be administered by the rights of AWS, without a way in', () => {
      expect(cluster.Properties.EnableHttpEndpoint).toBe(true);
    });
  },
);
