import 'reflect-metadata';
import { serve } from '@mypay/platform/service';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { pagamentiEnv } from './config';
import { recount } from './recount';

void serve({ name: 'pagamenti', env: pagamentiEnv, migrations, module: AppModule, commands: { recount } });
