export interface Config {
  patterns?: {
    store?: {
      /**
       * Keeps patterns, versions, attributes and what is known of them in a
       * DynamoDB table. Without this section they are in the database of the
       * portal. Back and forth go by `yarn patterns migrate`.
       */
      dynamoDb?: {
        /** AWS region of the table, such as `eu-west-1`. */
        region: string;
        /** Name of the table, which has the keys and indexes of docs/dynamodb.md. */
        table: string;
        /** Account of the table, of those in the `aws` section; the main account unless set. */
        accountId?: string;
      };
    };
    attributes?: {
      /**
       * Brings attributes to AWS. Without this section they stay in the
       * portal. Credentials and endpoints come from the AWS SDK's own settings.
       */
      sync?: {
        /**
         * - `tags`: Service Catalog TagOptions on the products of CFN patterns,
         *   and tags on CodeArtifact package groups of CDK patterns.
         * - `appregistry`: AppRegistry attribute groups, which templates
         *   associate with the application of a launch. AWS has closed
         *   AppRegistry to new customers.
         */
        target: 'tags' | 'appregistry';
        /**
         * AWS region, such as `eu-west-1`. What is published is tagged in the
         * region that it was published to.
         */
        region: string;
        tags?: {
          /** Quota of TagOptions on a product. Default: 25. */
          maxTagOptions?: number;
        };
        appRegistry?: {
          /**
           * Quota of attribute groups of the account in the region. Default: 100;
           * AWS’s general reference says 2,000 by now, so set what the Service
           * Quotas console says of the account.
           */
          maxGroups?: number;
          /**
           * Values of the tag `managedBy` of attribute groups that the portal
           * takes over. `BlueprintService` is AWS's Application Pattern
           * Orchestrator. Default: none.
           */
          takeOver?: string[];
        };
        /**
         * A Lambda function brings attributes to AWS in the portal's place, and
         * the portal needs no right to change tags. Both queues are in `region`.
         * Without this section the portal does it itself.
         */
        queue?: {
          /** URL of the FIFO queue that feeds the function. */
          url: string;
          /** URL of the standard queue that the function answers to. */
          resultsUrl: string;
        };
      };
    };
    bundles?: {
      /**
       * Keeps bundles in an S3 bucket; `bundles.folder` has to be absent or null
       * then. The portal does not start on a bucket that is open to the public,
       * keeps no versions, or does not encrypt with KMS by default.
       */
      s3?: {
        /** AWS region of the bucket, such as `eu-west-1`. */
        region: string;
        /** Bucket; several portals may share it under prefixes of their own. */
        bucket: string;
        /**
         * Id, ARN or alias of the KMS key that encrypts bundles, which has to be
         * the bucket's default too. Unless set, the bucket's default encrypts.
         */
        kmsKeyId?: string;
        /** What keys begin with, with a `/` at the end. Default: `bundles/`. */
        prefix?: string;
        /**
         * Account that has to own the bucket, one of `aws.accounts` or the main
         * one. Unless set, the portal's own credentials are used.
         */
        accountId?: string;
      };
    };
    events?: {
      /**
       * Topic of Backstage's events service with the events of Amazon
       * EventBridge, as they are: the one of
       * `events.modules.awsSqs.awsSqsConsumingEventPublisher.topics`. Ends of
       * builds and changes by hand are then seen at once. Without it AWS is
       * looked at from time to time only.
       */
      topic?: string;
    };
    launch?: {
      /**
       * Whether people launch versions from the portal, as products of Service
       * Catalog. False unless set: it needs the rights of docs/launching.md.
       */
      enabled?: boolean;
      /**
       * Role that launches, which has access to the portfolio. Each call assumes
       * it with tags of the session that say the user, pattern and version. The
       * portal's own role launches unless set.
       */
      roleArn?: string;
      /**
       * External id that the role's trust policy asks for.
       * @visibility secret
       */
      externalId?: string;
      /** Targets of `publish.serviceCatalog` with a role of their own. */
      targets?: Array<{
        /** Name of the target. */
        name: string;
        roleArn: string;
        /** @visibility secret */
        externalId?: string;
      }>;
    };
    build?: {
      /** AWS CodeBuild as the builder of CDK patterns: `patterns.build.builder: codebuild`. */
      codeBuild?: {
        /** AWS region of the project and the bucket, such as `eu-west-1`. */
        region: string;
        /** Account of both, of those in the `aws` section; the main account unless set. */
        accountId?: string;
        /**
         * Project that runs `buildspec.yaml` of this module: source type
         * NO_SOURCE, no artifacts, logs in CloudWatch, a role that can read
         * nothing, a subnet without a way out.
         */
        project: string;
        /** S3 bucket that sources and outputs go through, below `build/`; they are deleted after each build. */
        bucket: string;
        /** Id or ARN of the KMS key that encrypts them; the bucket's default unless set. */
        kmsKeyId?: string;
        /**
         * CodeArtifact repository that packages are installed from. Unless set
         * npm in the build's image decides.
         */
        registry?: {
          /** Domain, such as `apo`. */
          domain: string;
          /** Account that owns the domain; that of the credentials unless set. */
          domainOwner?: string;
          /** Repository in it, with an upstream that has aws-cdk-lib. */
          repository: string;
          /**
           * Role that may read the repository and nothing else. It is assumed to
           * make the build's token; the portal's own credentials make it unless
           * set.
           */
          readerRoleArn?: string;
        };
      };
    };
  };
}
