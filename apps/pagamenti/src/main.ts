import 'reflect-metadata';
import { serve } from '@mypay/platform/service';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { pagamentiEnv } from './config';

void serve({ name: 'pagamenti', env: pagamentiEnv, migrations, module: AppModule });
