type Keys = (properties: Record<string, any>) => unknown[];

/** The KMS keys of what is stored, by the type of the resource and its properties. */
export const KEYS: Record<string, Keys> = {
  'AWS::CodeArtifact::Domain': p => [p.EncryptionKey],
  'AWS::CodeBuild::Project': p => [p.EncryptionKey],
  'AWS::DynamoDB::GlobalTable': p =>
    p.Replicas.map(
      (replica: Record<string, any>) =>
        replica.SSESpecification?.KMSMasterKeyId,
    ),
  'AWS::ECR::Repository': p => [p.EncryptionConfiguration?.KmsKey],
  'AWS::ECS::Cluster': p => [
    p.Configuration?.ManagedStorageConfiguration
      ?.FargateEphemeralStorageKmsKeyId,
  ],
  'AWS::Lambda::Function': p => [p.KmsKeyArn],
  'AWS::Logs::LogGroup': p => [p.KmsKeyId],
  'AWS::RDS::DBCluster': p => [p.KmsKeyId, p.MasterUserSecret?.KmsKeyId],
  'AWS::RDS::DBInstance': p => [p.PerformanceInsightsKMSKeyId],
  'AWS::S3::Bucket': p =>
    p.BucketEncryption.ServerSideEncryptionConfiguration.map(
      (rule: Record<string, any>) =>
        rule.ServerSideEncryptionByDefault.KMSMasterKeyID,
    ),
  'AWS::SNS::Topic': p => [p.KmsMasterKeyId],
  'AWS::SQS::Queue': p => [p.KmsMasterKeyId],
  'AWS::SecretsManager::Secret': p => [p.KmsKeyId],
};

/** Types of resources that store something and take no key of the customer. */
export const OTHERWISE: Record<string, string> = {
  'AWS::CloudFront::Function': 'code of ours, that anybody may read',
  'AWS::CodeArtifact::Repository': 'encrypted with the key of its domain',
  'AWS::Cognito::UserPool':
    'Cognito encrypts with keys of AWS; people and their groups, no pattern',
  'AWS::Cognito::UserPoolUser': 'part of the user pool',
  'AWS::ServiceCatalog::Portfolio':
    'Service Catalog encrypts with keys of AWS and takes no others; templates are under the customer’s key in our bucket',
  'AWS::WAFv2::WebACL':
    'counts of addresses, for minutes; its log has the customer’s key',
};

/** Types of resources that store nothing of ours but what their template says. */
export const STORES_NOTHING: readonly string[] = [
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudFront::VpcOrigin',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::CodeArtifact::PackageGroup',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolIdentityProvider',
  'AWS::Cognito::UserPoolUserToGroupAttachment',
  'AWS::EC2::EIP',
  'AWS::EC2::FlowLog',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::NatGateway',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Logs::Delivery',
  'AWS::Logs::DeliveryDestination',
  'AWS::Logs::DeliverySource',
  'AWS::Logs::ResourcePolicy',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
  'AWS::ServiceCatalog::PortfolioShare',
  'AWS::ServiceCatalog::TagOption',
  'AWS::ServiceCatalog::TagOptionAssociation',
  'AWS::WAFv2::LoggingConfiguration',
];
