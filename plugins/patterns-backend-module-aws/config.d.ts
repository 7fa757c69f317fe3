export interface Config {
  patterns?: {
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
      };
    };
    build?: {
      /** AWS CodeBuild as the builder of CDK patterns: `patterns.build.builder: codebuild`. */
      codeBuild?: {
        /** AWS region of the project and the bucket, such as `eu-west-1`. */
        region: string;
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
